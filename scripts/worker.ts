import { waitForStopSignal } from './stop-signal.ts';
import { withDatabase } from './with-database.ts';

// Background jobs as a process of their own: `npm run worker`.
const stopSignal = waitForStopSignal();
await withDatabase(async () => {
  const { startWorker } = await import('#jobs/worker.ts');
  const worker = await startWorker();
  process.send?.('ready');
  await stopSignal;
  await worker.stop();
});
process.exit(0);
