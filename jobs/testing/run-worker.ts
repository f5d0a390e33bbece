import { startWorker } from '../worker.ts';

// A worker as a process of its own, for tests that kill it. The database stands in DATABASE_URL.
await startWorker();
process.send?.('ready');
