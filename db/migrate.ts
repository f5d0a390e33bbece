import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { openConnection } from './connection.ts';
import { JOB_SCHEMA, QUEUES } from './queues.ts';

const FOLDER = path.join(process.cwd(), 'db');
const MIGRATION_LOCK = 7_204_117;

/**
 * Brings a database to the newest shape: extensions, tables, triggers and views, queues.
 * Safe to run from several instances at once; does nothing where nothing is new.
 */
export async function migrate(url: string): Promise<void> {
  const client = await openConnection(url);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('create extension if not exists pg_trgm');
    await runMigrations(drizzle({ client }), { migrationsFolder: path.join(FOLDER, 'migrations') });
    await applyRepeatable(client);
    await prepareQueues(url);
  } finally {
    await client.end();
  }
}

async function applyRepeatable(client: Client): Promise<void> {
  await client.query(
    'create table if not exists repeatable_sql (name text primary key, sha256 text not null)',
  );
  const folder = path.join(FOLDER, 'sql');
  for (const name of fs.readdirSync(folder).sort()) {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const { rowCount } = await client.query('select from repeatable_sql where name = $1 and sha256 = $2', [
      name,
      sha256,
    ]);
    if (rowCount === 1) continue;
    await client.query('begin');
    await client.query(text);
    await client.query(
      `insert into repeatable_sql (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256`,
      [name, sha256],
    );
    await client.query('commit');
  }
}

async function prepareQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOB_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const [name, options] of Object.entries(QUEUES)) {
      if (known.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
