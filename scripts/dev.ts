import { run } from './start/run.ts';

// `npm run dev`: the same as `npm start`, with reloading instead of a build.
await run('dev', process.argv.slice(2));
