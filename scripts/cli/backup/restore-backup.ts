import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { AppError } from '#lib/errors.ts';
import { unseal } from '#lib/seal.ts';
import { prepareLoad } from '#scripts/seed/write/prepare-load.ts';
import { type Manifest, PLAIN_TEXT_SESSION, type SavedIdentity, type TableCheck } from './backup-file.ts';
import { DERIVED_TABLES, NEVER_EMPTY_TABLES, planTables, quoteColumns, quoteTable } from './list-tables.ts';
import { PENDING_JOBS, placeJobs, prepareJobs } from './pending-jobs.ts';
import { type BackupReader, openBackup } from './read-backup.ts';
import { SEAL_PROBE } from './write-backup.ts';

const LOCK_TIMEOUT = '20s';
const LOCK_NOT_AVAILABLE = '55P03';

/** What was restored. `opensSecrets` is false when secrets were sealed under another AUTH_SECRET. */
export type RestoreSummary = { tables: TableCheck[]; rows: number; createdAt: string; opensSecrets: boolean };

export type RestoreOptions = {
  url: string;
  file: string;
  /** Removes what the database holds; without it only an empty one is written to. */
  isReplacing: boolean;
};

/**
 * Puts a backup into a database in one transaction: whatever fails, nothing is changed. Brings the tables up to date
 * first and adds the postings up again afterwards. Checks hold while rows go in; foreign keys and indexes are built when
 * all are there, which finds the same faults in a fraction of the time. The ledgers' own triggers rest, because their
 * sums come with the rows.
 * @throws CONFLICT when the database is in use or holds rows already, INVALID_INPUT for a damaged file.
 */
export async function restoreBackup(
  { url, file, isReplacing }: RestoreOptions,
  onTable: (name: string) => void = () => undefined,
): Promise<RestoreSummary> {
  const reader = await openBackup(file);
  await migrate(url);
  const client = await openConnection(url);
  try {
    await client.query(PLAIN_TEXT_SESSION);
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query('begin');
    const tables = await restoreAll(client, reader, { isReplacing, onTable });
    await client.query('commit');
    // Adding up goes by what is known of the tables: without it, each posting is looked for among all.
    await client.query('analyze');
    await client.query('select fold_postings(), fold_supply(), fold_sales()');
    await client.query('analyze');
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const opensSecrets = unseal(reader.manifest.sealed, SEAL_PROBE.purpose) === SEAL_PROBE.text;
    return { tables, rows, createdAt: reader.manifest.createdAt, opensSecrets };
  } catch (error) {
    throw explain(error, file);
  } finally {
    await client.end();
  }
}

type Manner = { isReplacing: boolean; onTable: (name: string) => void };

async function restoreAll(client: Client, reader: BackupReader, manner: Manner): Promise<TableCheck[]> {
  const { manifest } = reader;
  const names = await checkTables(client, manifest);
  const all = [...names, ...DERIVED_TABLES];
  if (!manner.isReplacing) await requireEmpty(client, names);
  const finishLoad = await prepareLoad(client);
  await client.query(`truncate ${all.map((name) => quoteTable(client, name)).join(', ')} cascade`);
  const found: TableCheck[] = [];
  for (const table of manifest.tables) {
    manner.onTable(table.name);
    const target =
      table.name === PENDING_JOBS.name ? await prepareJobs(client) : quoteTable(client, table.name);
    const copy = `copy ${target} (${quoteColumns(client, table.columns)}) from stdin`;
    found.push({ name: table.name, ...(await copyIn(client, copy, reader)) });
  }
  await placeJobs(client);
  compareWithSeal(found, (await reader.readSeal()).tables);
  for (const identity of manifest.identities) await continueIdentity(client, identity);
  manner.onTable('indexes and foreign keys');
  await finishLoad();
  return found;
}

/** The names that go into SQL come from a file: each must be a table and column of this database. */
async function checkTables(client: Client, manifest: Manifest): Promise<string[]> {
  const { tables } = await planTables(client);
  const here = new Map([...tables, PENDING_JOBS].map(({ name, columns }) => [name, new Set(columns)]));
  const unknown = manifest.tables.flatMap(({ name, columns }) =>
    columns.filter((column) => !here.get(name)?.has(column)).map((column) => `${name}.${column}`),
  );
  if (unknown.length > 0) {
    throw new AppError(
      'UNSUPPORTED',
      `The backup holds what this program does not know (${unknown.slice(0, 3).join(', ')}): restore it with the program that wrote it, then update.`,
    );
  }
  return tables.map(({ name }) => name);
}

async function requireEmpty(client: Client, names: readonly string[]): Promise<void> {
  for (const name of names.filter((one) => !NEVER_EMPTY_TABLES.includes(one))) {
    const { rowCount } = await client.query(`select from ${quoteTable(client, name)} limit 1`);
    if (rowCount) {
      throw new AppError(
        'CONFLICT',
        `The database is not empty (${name} has rows). Give --replace to remove everything in it first.`,
      );
    }
  }
}

async function copyIn(
  client: Client,
  copy: string,
  reader: BackupReader,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = client.query(copyFrom(copy));
  await pipeline(reader.readRows(), measure, target);
  return { rows: target.rowCount, sha256: hash.digest('hex') };
}

function compareWithSeal(found: readonly TableCheck[], said: readonly TableCheck[]): void {
  for (const [place, { name, rows, sha256 }] of said.entries()) {
    const own = found[place];
    if (own?.name === name && own.rows === rows && own.sha256 === sha256) continue;
    throw new AppError(
      'INVALID_INPUT',
      `${name}: ${rows} rows were saved but ${own?.rows ?? 0} arrived, or they differ. Nothing was changed.`,
    );
  }
}

/** Restarting is undone with the transaction, as setval would not be. */
async function continueIdentity(
  client: Client,
  { table, column, last, isUsed }: SavedIdentity,
): Promise<void> {
  const next = BigInt(last) + (isUsed ? 1n : 0n);
  const [name, identity] = [quoteTable(client, table), client.escapeIdentifier(column)];
  await client.query(`alter table ${name} alter column ${identity} restart with ${next}`);
}

function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  if (error.code === LOCK_NOT_AVAILABLE) {
    return new AppError('CONFLICT', 'The database is in use: stop the app and its worker, then restore.', {
      cause: error,
    });
  }
  if (/^(?:22|23)/.test(String(error.code))) {
    return new AppError('INVALID_INPUT', `${file} does not fit: ${error.message}. Nothing was changed.`, {
      cause: error,
    });
  }
  return error;
}
