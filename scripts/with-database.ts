import fs from 'node:fs';
import { startEmbedded } from '#db/embedded.ts';

const DEFAULT_FOLDER = '.data/local';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INTERRUPTED = 130;

/**
 * Runs the work with a database: DATABASE_URL if given, else the built-in one in DATA_DIR, joined if it runs.
 * During the work DATABASE_URL is set, so import `#db/client.ts` inside it; the built-in server is let go at the end.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (fs.existsSync('.env')) process.loadEnvFile('.env');
  const given = process.env.DATABASE_URL;
  if (given) return work(given);
  const server = await startEmbedded(process.env.DATA_DIR || DEFAULT_FOLDER);
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return; // the work ends by itself, and then we do
    server.stop().finally(() => process.exit(INTERRUPTED));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.env.DATABASE_URL = server.url;
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    delete process.env.DATABASE_URL;
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
