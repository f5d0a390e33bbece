import { buildApp } from './start/build-app.ts';
import { runChecks } from './verify/run-checks.ts';
import { printStep } from './verify/run-command.ts';
import { runJourneys } from './verify/run-journeys.ts';
import { addTallies, describeTally, type Tally } from './verify/tally.ts';

// `npm test`: checks, build, journeys. Each check counts as one, like each test; the last line is the sum.
const checks = await runChecks('all');
const build = await runBuild();
const journeys: Tally = build.failed === 0 ? await runJourneys([]) : { passed: 0, failed: 0, skipped: 0 };
const tally = addTallies([checks, build, journeys]);
process.stdout.write(`${describeTally(tally)}\n`);
process.exit(tally.failed === 0 ? 0 : 1);

async function runBuild(): Promise<Tally> {
  const startedAt = performance.now();
  try {
    await buildApp(process.cwd());
    printStep('build', true, startedAt, '');
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    printStep('build', false, startedAt, error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
