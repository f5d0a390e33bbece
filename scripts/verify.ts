import { runChecks } from './verify/run-checks.ts';
import { describeTally } from './verify/tally.ts';

// `npm run verify`: what can be checked without a browser in a minute or two.
const tally = await runChecks('quick');
process.stdout.write(`${describeTally(tally)}\n`);
process.exit(tally.failed === 0 ? 0 : 1);
