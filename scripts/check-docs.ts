import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findStaleReferences } from './check-docs/find-stale-references.ts';

// Documents that cite what is not there mislead the next reader; part of `npm run verify`.
const root = path.resolve(import.meta.dirname, '..');
const documents = [...fs.readdirSync(root), ...listFolder('docs')].filter((name) => name.endsWith('.md'));
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const existing = { root, npmScripts: new Set(Object.keys(scripts)), verbs: readVerbs() };
const stale = documents.flatMap((file) =>
  findStaleReferences(file, fs.readFileSync(path.join(root, file), 'utf8'), existing),
);
for (const { file, line, what } of stale) process.stdout.write(`${file}:${line}  stale  ${what}\n`);
process.stdout.write(`${documents.length} documents, ${stale.length} stale references\n`);
process.exitCode = stale.length === 0 ? 0 : 1;

function listFolder(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.map((name) => path.join(folder, name));
}

// The command line itself says which verbs it has: the first word of each indented line of its help.
function readVerbs(): Set<string> | undefined {
  if (!fs.existsSync(path.join(root, 'scripts', 'pishkhan.ts'))) return undefined;
  const help = spawnSync(process.execPath, ['scripts/pishkhan.ts', '--help'], {
    cwd: root,
    encoding: 'utf8',
  });
  const verbs = [...help.stdout.matchAll(/^\s+([a-z][a-z-]*)\b/gm)].map((match) => match[1]!);
  return verbs.length > 0 ? new Set([...verbs, 'help']) : undefined;
}
