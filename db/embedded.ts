import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Binaries, chooseRunner, findBinaries, type ProgramRunner } from './embedded-binaries.ts';
import { isAlive, withLock } from './embedded-lock.ts';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_S = 60;
const POLL_MS = 20;
const HOLDER = 'pishkhan holder';
const LOG_TAIL_BYTES = 2_000;

const SETTINGS = {
  timezone: 'UTC',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  max_connections: '120',
};
// Test data need not survive a power cut.
const VOLATILE_SETTINGS = {
  ...SETTINGS,
  max_connections: '400',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '5min',
  log_min_messages: 'fatal',
};

/** A running server that this process holds open. */
export type EmbeddedServer = {
  url: string;
  /** True when this call started the server; false when it was running already. */
  wasStarted: boolean;
  /** Lets go of the server; the last process that holds it stops it. Safe to call twice. */
  stop: () => Promise<void>;
};

type Place = { folder: string; pgdata: string; lock: string; log: string; secret: string };

/**
 * Starts the built-in PostgreSQL in the folder, or joins the one that runs there, and holds it until `stop`.
 * The server outlives a killed holder (kill -9): the next start joins it, and the last one to stop turns it off.
 * `volatile` gives up durability for speed and is for tests only.
 * @throws Error that asks for DATABASE_URL where this platform has no binaries.
 */
export async function startEmbedded(
  dataFolder: string,
  options: { volatile?: boolean } = {},
): Promise<EmbeddedServer> {
  const folder = path.resolve(dataFolder);
  const place: Place = {
    folder,
    pgdata: path.join(folder, 'pgdata'),
    lock: path.join(folder, 'start.lock'),
    log: path.join(folder, 'postgres.log'),
    secret: path.join(folder, 'secret'),
  };
  fs.mkdirSync(folder, { recursive: true });
  const binaries = await findBinaries();
  const runner = chooseRunner(binaries, folder);
  return withLock(place.lock, async () => {
    const running = await findRunning(place);
    if (running !== undefined) return hold({ place, binaries, runner, port: running, wasStarted: false });
    createCluster({ place, binaries, runner, isVolatile: options.volatile === true });
    const settings = options.volatile ? VOLATILE_SETTINGS : SETTINGS;
    const port = await launch({ place, binaries, runner, settings });
    return hold({ place, binaries, runner, port, wasStarted: true });
  });
}

/** The connection string of the server that runs in the folder, or nothing; starts and holds nothing. */
export async function findEmbeddedUrl(dataFolder: string): Promise<string | undefined> {
  const folder = path.resolve(dataFolder);
  const secret = path.join(folder, 'secret');
  const status = readPostmaster(path.join(folder, 'pgdata'));
  if (!status?.isReady || !isAlive(status.pid) || !(await answers(status.port))) return undefined;
  return urlOf(secret, status.port);
}

type Held = { place: Place; binaries: Binaries; runner: ProgramRunner; port: number; wasStarted: boolean };

async function hold({ place, binaries, runner, port, wasStarted }: Held): Promise<EmbeddedServer> {
  const url = urlOf(place.secret, port);
  const holder = new Client({ connectionString: url, application_name: HOLDER, keepAlive: true });
  holder.on('error', () => undefined); // the server was stopped by hand; whoever uses it hears of it
  await holder.connect();
  let stopping: Promise<void> | undefined;
  const stop = () =>
    withLock(place.lock, async () => {
      const others = await countOtherHolders(holder);
      await holder.end().catch(() => undefined);
      if (others === 0) stopServer(place, binaries, runner);
    });
  return {
    url,
    wasStarted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function countOtherHolders(holder: Client): Promise<number> {
  const question = `select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`;
  try {
    const answer = await holder.query<{ others: number }>(question, [HOLDER]);
    return answer.rows[0]?.others ?? 0;
  } catch {
    return 0; // the connection is gone, and with it the server
  }
}

function stopServer(place: Place, binaries: Binaries, runner: ProgramRunner): void {
  const flags = ['stop', '-D', place.pgdata, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_S), '-s'];
  const { command, args } = runner.wrap(binaries.pgCtl, flags);
  spawnSync(command, args, { ...runner.identity, cwd: place.folder, stdio: 'ignore' });
}

/** The port of the server of this folder; waits while it starts or recovers, and clears what a dead one left. */
async function findRunning(place: Place): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const status = readPostmaster(place.pgdata);
    if (!status) return undefined;
    if (!isAlive(status.pid) || !isServerOf(status.pid, place.pgdata)) {
      // The number may belong to a stranger by now, and then PostgreSQL itself would refuse to start.
      fs.rmSync(path.join(place.pgdata, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (status.isReady && (await answers(status.port))) return status.port;
    await sleep(POLL_MS);
  }
  throw new Error(`PostgreSQL in ${place.folder} is running but does not answer; see ${place.log}.`);
}

function readPostmaster(pgdata: string): { pid: number; port: number; isReady: boolean } | undefined {
  let text: string;
  try {
    text = fs.readFileSync(path.join(pgdata, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  // Line 1 process id, line 4 port, line 8 state: the layout that pg_ctl reads too.
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function isServerOf(pid: number, pgdata: string): boolean {
  if (process.platform === 'win32') return true;
  const answer = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  if (answer.error) {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(pgdata);
    } catch {
      return true;
    }
  }
  return answer.stdout.includes(pgdata);
}

const LETTERS = process.platform === 'win32' ? 'C' : 'C.UTF-8';

type ClusterPlan = { place: Place; binaries: Binaries; runner: ProgramRunner; isVolatile: boolean };

function createCluster({ place, binaries, runner, isVolatile }: ClusterPlan): void {
  if (fs.existsSync(place.pgdata)) {
    giveTo(place.pgdata, runner);
    return;
  }
  // Made beside and renamed when whole: an interrupted start leaves nothing that looks like a database.
  const fresh = `${place.pgdata}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  giveTo(fresh, runner);
  const secret = randomBytes(24).toString('base64url');
  const secretForInit = path.join(fresh, '..', 'secret.new');
  fs.writeFileSync(secretForInit, secret, { mode: 0o600 });
  giveTo(secretForInit, runner);
  const flags = ['-D', fresh, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${secretForInit}`];
  // The three-letter index asks the C library what a letter is: under plain C only ASCII counts, and a search for a
  // Persian or Bulgarian name would read every row.
  const language = [
    '-E',
    'UTF8',
    '--locale=C',
    `--lc-ctype=${LETTERS}`,
    '--locale-provider=icu',
    '--icu-locale=und',
  ];
  const { command, args } = runner.wrap(binaries.initdb, [
    ...flags,
    ...language,
    ...(isVolatile ? ['--no-sync'] : []),
  ]);
  const result = spawnSync(command, args, { ...runner.identity, cwd: place.folder, encoding: 'utf8' });
  fs.rmSync(secretForInit, { force: true });
  if (result.status !== 0) {
    throw new Error(
      `PostgreSQL could not create its files in ${place.folder}: ${result.stderr || result.error}`,
    );
  }
  fs.writeFileSync(place.secret, secret, { mode: 0o600 });
  fs.renameSync(fresh, place.pgdata);
}

function giveTo(target: string, runner: ProgramRunner): void {
  const { uid, gid } = runner.identity;
  if (uid === undefined || fs.statSync(target).uid === uid) return;
  spawnSync('chown', ['-R', `${uid}:${gid}`, target]);
}

type LaunchPlan = {
  place: Place;
  binaries: Binaries;
  runner: ProgramRunner;
  settings: Record<string, string>;
};

async function launch({ place, binaries, runner, settings }: LaunchPlan): Promise<number> {
  const port = await findFreePort();
  const tuned = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args } = runner.wrap(binaries.postgres, [
    ...['-D', place.pgdata, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
    ...tuned,
  ]);
  const log = fs.openSync(place.log, 'w', 0o600);
  // Detached: Ctrl-C in the terminal reaches only us, so the app is stopped before its database.
  const server = spawn(command, args, {
    ...runner.identity,
    cwd: place.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let ending: string | undefined;
  server.once('error', (error) => {
    ending = error.message;
  });
  server.once('exit', (code, signal) => {
    ending = `it ended with ${signal ?? code}`;
  });
  server.unref();
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!readPostmaster(place.pgdata)?.isReady) {
    if (ending !== undefined || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start (${ending ?? 'no answer'}):\n${readLogTail(place.log)}`);
    }
    await sleep(POLL_MS);
  }
  return port;
}

function readLogTail(log: string): string {
  return fs.readFileSync(log, 'utf8').slice(-LOG_TAIL_BYTES).trim();
}

function urlOf(secretFile: string, port: number): string {
  return `postgres://app:${fs.readFileSync(secretFile, 'utf8')}@127.0.0.1:${port}/postgres`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
