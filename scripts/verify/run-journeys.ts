import fs from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../start/choose-port.ts';
import { runNode } from './run-command.ts';
import type { Tally } from './tally.ts';

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** The journeys in a real browser, against the whole program started on a data folder of its own. */
export async function runJourneys(playwrightFlags: string[]): Promise<Tally> {
  const dataFolder = path.resolve('.data', `e2e-${process.pid}`);
  const report = path.join(dataFolder, 'report.json');
  fs.mkdirSync(dataFolder, { recursive: true });
  const env = {
    ...process.env,
    E2E_DATA_DIR: dataFolder,
    E2E_PORT: String(await findFreePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  try {
    const { code } = await runNode([PLAYWRIGHT, 'test', ...playwrightFlags], 'shown', env);
    return readReport(report, code);
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true });
  }
}

// A browser or a server that does not start leaves no failed test, and yet must not pass.
function readReport(report: string, code: number): Tally {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(fs.readFileSync(report, 'utf8')) as PlaywrightReport;
  const failed = stats.unexpected || (code === 0 ? 0 : 1);
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}
