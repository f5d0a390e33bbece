import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../../db/embedded.ts';
import { MUTANTS, type Mutant } from './mutants.ts';
import { runTests, type Verdict } from './run-tests.ts';

// `npm run test:mutants`: plants one bug at a time in a copy of the sources and lets the named tests run. A bug that no
// test notices is an escape, and the command fails. `--only word` takes those whose name has the word.
const FOLDERS = ['app', 'components', 'connectors', 'db', 'domains', 'jobs', 'lib', 'messages', 'scripts'];
const FILES = ['package.json', 'tsconfig.json', 'vitest.config.ts'];
const INTERRUPTED = 130;
const root = path.resolve(import.meta.dirname, '..', '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

process.chdir(root);
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = MUTANTS.filter((mutant) => !only || mutant.name.includes(only));
const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-mutants-'));
const server = await startEmbedded(path.join(copy, '.data'), { volatile: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => cleanUp().finally(() => process.exit(INTERRUPTED)));
}
try {
  copySources();
  process.exitCode = (await runAll()) ? 0 : 1;
} finally {
  await cleanUp();
}

async function cleanUp(): Promise<void> {
  await server.stop();
  fs.rmSync(copy, { recursive: true, force: true });
}

function copySources(): void {
  for (const name of FOLDERS) fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  for (const name of FILES) fs.copyFileSync(path.join(root, name), path.join(copy, name));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
}

/** The tests must pass on the sources as they are: then a failure is the planted bug's. */
async function runAll(): Promise<boolean> {
  const files = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
  const sound = await runTests(copy, files, server.url);
  if (sound.failed.length > 0 || sound.broken !== null) {
    say(`The tests fail without any planted bug: ${sound.failed[0] ?? sound.broken}`);
    return false;
  }
  say(`${sound.passed} tests pass on the sources as they are.\n`);
  let caught = 0;
  for (const mutant of chosen) {
    const verdict = await tryMutant(mutant);
    if (verdict.failed.length > 0) caught++;
    say(inWords(mutant, verdict));
  }
  say(`\n${caught} of ${chosen.length} planted bugs caught.`);
  return caught === chosen.length;
}

async function tryMutant(mutant: Mutant): Promise<Verdict> {
  const file = path.join(copy, mutant.file);
  const source = fs.readFileSync(file, 'utf8');
  const places = source.split(mutant.find).length - 1;
  if (places !== 1) {
    return { passed: 0, failed: [], broken: `stands ${places} times in ${mutant.file}; put it right` };
  }
  fs.writeFileSync(
    file,
    source.replace(mutant.find, () => mutant.replace),
  );
  try {
    return await runTests(copy, mutant.tests, server.url);
  } finally {
    fs.writeFileSync(file, source);
  }
}

function inWords(mutant: Mutant, verdict: Verdict): string {
  const [first, ...more] = verdict.failed;
  if (first)
    return `caught   ${mutant.name}\n         by: ${first}${more.length > 0 ? ` (+${more.length})` : ''}`;
  return verdict.broken === null
    ? `ESCAPED  ${mutant.name}`
    : `BROKEN   ${mutant.name}\n         ${verdict.broken}`;
}
