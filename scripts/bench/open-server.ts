import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection } from '#db/connection.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

/** The bench's own PostgreSQL, with the durable settings of production. */
export type BenchServer = {
  postmasterPid: number;
  /** The address of a migrated database of this name; made when there is none. */
  openDatabase: (name: string) => Promise<{ url: string; isNew: boolean }>;
  stop: () => Promise<void>;
};

/**
 * Starts the built-in PostgreSQL in the folder, or in a temporary one that `stop` removes.
 * A folder that is given is kept, so that a million orders need be made only once.
 */
export async function openServer(keptFolder: string | undefined): Promise<BenchServer> {
  const folder = keptFolder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-'));
  const server = await startEmbedded(folder);
  const pidFile = fs.readFileSync(path.join(folder, 'pgdata', 'postmaster.pid'), 'utf8');
  return {
    postmasterPid: Number.parseInt(pidFile, 10),
    openDatabase: (name) => openDatabase(server.url, name),
    stop: async () => {
      await server.stop();
      if (!keptFolder) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openDatabase(serverUrl: string, name: string): Promise<{ url: string; isNew: boolean }> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const admin = await openConnection(serverUrl);
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await admin.query(`create database ${name}`);
    await migrate(url.href);
    return { url: url.href, isNew: rowCount === 0 };
  } finally {
    await admin.end();
  }
}
