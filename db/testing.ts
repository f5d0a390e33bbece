import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCES_OF_THE_SCHEMA = ['db/migrations', 'db/sql', 'db/migrate.ts', 'db/queues.ts'];
const TEMPLATE_LOCK = 7_204_118;
const LEFTOVER_AGE_S = 24 * 60 * 60;

/** A database of one test file, with all tables and no rows. */
export type TestDatabase = { url: string; close: () => Promise<void> };

/**
 * Makes a fresh, migrated database in some tens of milliseconds, from a template that is built once per schema.
 * Needs the server that `db/test-setup.ts` starts (vitest's global set-up) or TEST_DATABASE_URL.
 * `close` drops it; what a crashed run leaves is dropped a day later.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate();
  const name = `test_${testRun()}_${randomBytes(4).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query(`create database ${name} template ${template} strategy wal_log`);
  });
  return { url: urlOf(name), close: () => asAdmin((admin) => drop(admin, name)) };
}

/** Starts a run: names it, and removes what crashed runs and older schemas left behind. */
export async function beginTestRun(serverUrl: string): Promise<void> {
  process.env.TEST_DATABASE_URL = serverUrl;
  process.env.TEST_RUN = `${nowSeconds()}_${randomBytes(3).toString('hex')}`;
  await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ name: string; made: string | null }>(
      `select datname as name, shobj_description(oid, 'pg_database') as made from pg_database
       where datname ~ '^(test|tpl)_' order by datname`,
    );
    for (const { name, made } of rows) {
      const madeAt = Number(name.startsWith('test_') ? name.split('_')[1] : made);
      if (madeAt && nowSeconds() - madeAt > LEFTOVER_AGE_S) await drop(admin, name);
    }
  });
}

/** Ends a run: drops the databases that its tests left open. */
export async function endTestRun(): Promise<void> {
  await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1) order by datname`,
      [`test_${testRun()}_`],
    );
    for (const { name } of rows) await drop(admin, name);
  });
}

async function ensureTemplate(): Promise<string> {
  const name = `tpl_${hashSchema()}`;
  await asAdmin(async (admin) => {
    if (await exists(admin, name)) return;
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (await exists(admin, name)) return;
    // Built under another name and renamed when whole: a crash leaves no half-migrated template.
    const draft = `${name}_draft`;
    await drop(admin, draft);
    await admin.query(`create database ${draft}`);
    const { migrate } = await import('./migrate.ts');
    await migrate(urlOf(draft));
    await admin.query(`alter database ${draft} rename to ${name}`);
    await admin.query(`comment on database ${name} is '${nowSeconds()}'`);
  });
  return name;
}

async function exists(admin: Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

async function drop(admin: Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
}

async function asAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: urlOf(undefined) });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string | undefined): string {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('No test server: run through vitest, or set TEST_DATABASE_URL.');
  const url = new URL(server);
  if (database) url.pathname = `/${database}`;
  return url.href;
}

function testRun(): string {
  return process.env.TEST_RUN ?? `${nowSeconds()}_${process.pid}`;
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

let schemaHash: string | undefined;

function hashSchema(): string {
  if (schemaHash) return schemaHash;
  const hash = createHash('sha256');
  for (const source of SOURCES_OF_THE_SCHEMA) {
    for (const file of listFiles(path.join(ROOT, source))) {
      hash.update(path.relative(ROOT, file)).update(fs.readFileSync(file));
    }
  }
  schemaHash = hash.digest('hex').slice(0, 12);
  return schemaHash;
}

function listFiles(place: string): string[] {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  const entries = fs.readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(sql|ts)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
