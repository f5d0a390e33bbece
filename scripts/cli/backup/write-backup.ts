import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { openConnection } from '#db/connection.ts';
import { seal } from '#lib/seal.ts';
import {
  END_OF_ROWS,
  FORMAT,
  FORMAT_VERSION,
  type Manifest,
  PLAIN_TEXT_SESSION,
  type SavedTable,
  type TableCheck,
} from './backup-file.ts';
import { planTables, quoteColumns, quoteTable, readIdentities } from './list-tables.ts';
import { PENDING_JOBS, selectPendingJobs } from './pending-jobs.ts';

const COMPRESSION = 4;
/** What `sealed` holds; the purpose keeps it apart from real secrets. */
export const SEAL_PROBE = { text: 'pishkhan', purpose: 'backup' };

/** What was saved. */
export type BackupSummary = { tables: TableCheck[]; rows: number; bytes: number; schema: string };

/**
 * Saves the whole database as one instant shows it (one repeatable-read, read-only transaction), while it is in use.
 * The file appears under its name only when it is whole, readable by its owner only. Streams: memory stays small.
 */
export async function writeBackup(
  source: { url: string; file: string; now: Date },
  onTable: (name: string) => void = () => undefined,
): Promise<BackupSummary> {
  const draft = `${source.file}.part`;
  const client = await openConnection(source.url);
  try {
    await client.query(PLAIN_TEXT_SESSION);
    await client.query('begin isolation level repeatable read, read only');
    const checks: TableCheck[] = [];
    const manifest = await describeDatabase(client, source.now);
    const content = Readable.from(writeContent({ client, manifest, checks, onTable }), { objectMode: false });
    await pipeline(
      content,
      createGzip({ level: COMPRESSION }),
      fs.createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await client.query('commit');
    fs.renameSync(draft, source.file);
    const rows = checks.reduce((sum, check) => sum + check.rows, 0);
    return { tables: checks, rows, bytes: fs.statSync(source.file).size, schema: manifest.schema };
  } finally {
    fs.rmSync(draft, { force: true });
    await client.end();
  }
}

async function describeDatabase(client: Client, now: Date): Promise<Manifest> {
  const { tables, schema } = await planTables(client);
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: now.toISOString(),
    schema,
    sealed: seal(SEAL_PROBE.text, SEAL_PROBE.purpose),
    tables: [...tables, PENDING_JOBS],
    identities: await readIdentities(client, tables),
  };
}

type Writing = { client: Client; manifest: Manifest; checks: TableCheck[]; onTable: (name: string) => void };

async function* writeContent({ client, manifest, checks, onTable }: Writing): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const end = Buffer.from(`${END_OF_ROWS}\n`);
  yield hashed(Buffer.from(`${JSON.stringify(manifest)}\n`), whole);
  for (const table of manifest.tables) {
    onTable(table.name);
    const query = table === PENDING_JOBS ? selectPendingJobs(client) : await selectRows(client, table);
    const own = createHash('sha256');
    const rows = client.query(copyTo(`copy (${query}) to stdout`));
    const finished = once(rows, 'end');
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      own.update(chunk);
      yield hashed(chunk, whole);
    }
    await finished;
    checks.push({ name: table.name, rows: rows.rowCount, sha256: own.digest('hex') });
    yield hashed(end, whole);
  }
  yield Buffer.from(`${JSON.stringify({ tables: checks, sha256: whole.digest('hex') })}\n`);
}

/** Rows in the order of the primary key, so that equal contents make equal files. */
async function selectRows(client: Client, table: SavedTable): Promise<string> {
  const name = quoteTable(client, table.name);
  const { rows } = await client.query<{ column: string }>(
    `select a.attname as column from pg_index i
     join unnest(i.indkey) with ordinality as k (attnum, place) on true
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [name],
  );
  const key = quoteColumns(
    client,
    rows.map(({ column }) => column),
  );
  return `select ${quoteColumns(client, table.columns)} from ${name}${key ? ` order by ${key}` : ''}`;
}

function hashed(chunk: Buffer, hash: Hash): Buffer {
  hash.update(chunk);
  return chunk;
}
