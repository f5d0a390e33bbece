import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const TIMEOUT_MS = 180_000;

/** What the tests said: how many passed, which failed, and what kept them from running at all. */
export type Verdict = { passed: number; failed: string[]; broken: string | null };

type Report = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/** Runs test files of a copy of the project. A file that does not even load is broken, not failed. */
export async function runTests(
  root: string,
  files: readonly string[],
  databaseUrl: string,
): Promise<Verdict> {
  const out = path.join(root, 'report.json');
  fs.rmSync(out, { force: true });
  const output = await run(root, files, { out, databaseUrl });
  if (!fs.existsSync(out)) return { passed: 0, failed: [], broken: lastLines(output) };
  const report = JSON.parse(fs.readFileSync(out, 'utf8')) as Report;
  const failed = report.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName),
  );
  const unloaded = report.testResults.find(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed,
    broken: failed.length === 0 && unloaded ? lastLines(unloaded.message) : null,
  };
}

function run(
  root: string,
  files: readonly string[],
  { out, databaseUrl }: { out: string; databaseUrl: string },
): Promise<string> {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--reporter=json', `--outputFile=${out}`, '--maxWorkers=1', ...files],
    {
      cwd: root,
      env: { ...process.env, TEST_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
    },
  );
  let output = '';
  const keep = (chunk: Buffer) => {
    output += String(chunk);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(0, 300);
}
