import { run } from './start/run.ts';

// `npm start`: everything that a shop needs on one machine.
await run('start', process.argv.slice(2));
