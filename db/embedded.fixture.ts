import { startEmbedded } from './embedded.ts';

// Holds the server of the given folder until it is killed: the test's victim.
const server = await startEmbedded(process.argv[2]!);
process.stdout.write(`${server.wasStarted}\n`);
