import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printStep, runCheck, runNode } from './run-command.ts';
import { addTallies, type Tally } from './tally.ts';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const NEXT = 'node_modules/next/dist/bin/next';
const TYPESCRIPT = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

// Whole published files, processes killed again and again, thousands of spoilt messages and every order of arrival take
// minutes: `npm test` runs them, `npm run verify` not.
const LONG_TESTS = ['**/*.shared.test.ts', '**/*.crash.test.ts', '**/*.long.test.ts'];

// The model of a shop is walked through fewer times where quickness counts.
const QUICK_MODEL_RUNS = '15';

/**
 * Format, lint, types, imports and documents at once; then the tests beside the code, with real databases: all of them,
 * or without those that take minutes.
 */
export async function runChecks(tests: 'all' | 'quick'): Promise<Tally> {
  const checks = await Promise.all([
    runCheck({
      name: 'format and lint',
      commands: [[BIOME, 'check', '--error-on-warnings', '--colors=off']],
    }),
    runCheck({
      name: 'types',
      commands: [
        [NEXT, 'typegen'],
        [TYPESCRIPT, '--noEmit'],
      ],
    }),
    runCheck({ name: 'imports', commands: [['scripts/check-imports.ts']] }),
    runCheck({ name: 'documents', commands: [['scripts/check-docs.ts']] }),
  ]);
  return addTallies([...checks, await runUnitTests(tests === 'all' ? [] : LONG_TESTS)]);
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
};

async function runUnitTests(leftOut: readonly string[]): Promise<Tally> {
  const startedAt = performance.now();
  const report = path.join(os.tmpdir(), `pishkhan-tests-${process.pid}.json`);
  const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`];
  const exclude = leftOut.flatMap((pattern) => ['--exclude', pattern]);
  const env = leftOut.length > 0 ? { MODEL_RUNS: QUICK_MODEL_RUNS, ...process.env } : process.env;
  const { code, output } = await runNode([VITEST, 'run', ...reporters, ...exclude], 'captured', env);
  const tally = readReport(report, code);
  printStep(`tests (${tally.passed + tally.failed})`, code === 0, startedAt, code === 0 ? '' : output);
  return tally;
}

// A file that does not load has no failed test, and yet must not pass.
function readReport(report: string, code: number): Tally {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(fs.readFileSync(report, 'utf8')) as VitestReport;
  fs.rmSync(report);
  const failed = result.numFailedTests || (code === 0 ? 0 : Math.max(1, result.numFailedTestSuites));
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests };
}
