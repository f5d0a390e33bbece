import { runChecks } from './verify/run-checks.ts';
import { describeTally } from './verify/tally.ts';

// `npm run verify`: everything that can be checked without a browser.
const tally = await runChecks();
process.stdout.write(`${describeTally(tally)}\n`);
process.exit(tally.failed === 0 ? 0 : 1);
