import { runJourneys } from './verify/run-journeys.ts';
import { describeTally } from './verify/tally.ts';

// `npm run e2e`: the journeys only; further words go to Playwright (a file, --headed, --grep …).
const tally = await runJourneys(process.argv.slice(2));
process.stdout.write(`${describeTally(tally)}\n`);
process.exit(tally.failed === 0 ? 0 : 1);
