import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import type { Settings } from '#lib/env.ts';
import { waitForStopSignal } from '../stop-signal.ts';
import { buildApp } from './build-app.ts';
import { type Child, startChild } from './children.ts';
import { choosePort } from './choose-port.ts';
import { clearUnfinishedDemo, makeDemo, needsDemo, readDemoSignIns } from './demo-business.ts';
import { prepareSettings } from './settings.ts';
import { say, step } from './steps.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const NEXT = 'node_modules/next/dist/bin/next';
const READY_TIMEOUT_MS = 120_000;
const READY_POLL_MS = 50;
const LANGUAGES = ['fa', 'ar', 'bg', 'en'];

type Mode = 'start' | 'dev';
type Options = { isEmpty: boolean; language: string };
type Running = { children: Child[]; database?: EmbeddedServer };

/**
 * Brings the whole program up (database, tables, demo business, app, worker), waits for Ctrl-C, and takes it down in
 * the opposite order. `start` serves a build, `dev` reloads on every change. Ends the process.
 */
export async function run(mode: Mode, commandLine: string[]): Promise<never> {
  const running: Running = { children: [] };
  const stopped = waitForStopSignal().then(() => 'stopped' as const);
  const work = bringUp(mode, commandLine, running).then(
    (ended) => ended,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const outcome = await Promise.race([stopped, work]);
  if (outcome === 'stopped') say('\nStopping …');
  await takeDown(running);
  if (outcome !== 'stopped') process.stderr.write(`\nPishkhan stopped. ${outcome}\n`);
  process.exit(outcome === 'stopped' ? 0 : 1);
}

function parseOptions(commandLine: string[]): Options {
  const { values } = parseArgs({
    args: commandLine,
    options: { empty: { type: 'boolean', default: false }, lang: { type: 'string', default: 'fa' } },
  });
  if (LANGUAGES.includes(values.lang)) return { isEmpty: values.empty, language: values.lang };
  throw new Error(`--lang ${values.lang}: choose one of ${LANGUAGES.join(', ')}.`);
}

/** Resolves only when something that should run has ended; the text says what. */
async function bringUp(mode: Mode, commandLine: string[], running: Running): Promise<string> {
  const options = parseOptions(commandLine);
  process.chdir(ROOT);
  const settings = prepareSettings(mode === 'start' ? 'production' : 'development');
  say('Pishkhan is starting');
  const building = mode === 'start' ? buildBeside() : undefined;
  const url = await prepareDatabase(settings, options, running);
  if (building) await building;
  const port = await choosePort(settings.HOST, settings.PORT);
  if (port !== settings.PORT) say(`  · port ${settings.PORT} is taken; using ${port}`);
  const env = childEnvironment({ url, port, settings, mode });
  await startChildren({ mode, env, port, settings, running });
  announce(port, settings);
  return Promise.race(running.children.map(async (child) => `${await child.ended}.\n${child.readLog()}`));
}

// The build needs no database, so both go at once; a failed build is heard of when it is awaited.
function buildBeside(): Promise<unknown> {
  const building = step(
    'app',
    () => buildApp(ROOT),
    (result) => (result === 'built' ? 'app built' : 'app is up to date'),
  );
  building.catch(() => undefined);
  return building;
}

async function prepareDatabase(settings: Settings, options: Options, running: Running): Promise<string> {
  const folder = settings.DATA_DIR;
  const url = settings.DATABASE_URL ?? (await startOwnDatabase(folder, running));
  process.env.DATABASE_URL = url;
  if (!settings.DATABASE_URL && (await clearUnfinishedDemo(url, folder))) {
    say('  · the demo business was left half made; making it anew');
  }
  await step('tables are up to date', () => migrate(url));
  const isForeignProduction = settings.DATABASE_URL !== undefined && process.env.NODE_ENV === 'production';
  if (!options.isEmpty && !isForeignProduction && (await needsDemo(url, folder))) {
    say('  · first start: making a demo business');
    await step('demo business is ready', () =>
      makeDemo(folder, options.language, (line) => say(`    ${line}`)),
    );
  }
  return url;
}

async function startOwnDatabase(folder: string, running: Running): Promise<string> {
  running.database = await step(
    'database',
    () => startEmbedded(folder),
    (server) => (server.wasStarted ? 'database started' : 'database was running'),
  );
  return running.database.url;
}

type Surroundings = { url: string; port: number; settings: Settings; mode: Mode };

function childEnvironment({ url, port, settings, mode }: Surroundings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    PORT: String(port),
    WORKER: settings.WORKER,
    // Without a proxy in front, the address in the browser is the address we serve.
    AUTH_TRUST_HOST: process.env.AUTH_TRUST_HOST ?? 'true',
  };
}

type ChildrenPlan = {
  mode: Mode;
  env: NodeJS.ProcessEnv;
  port: number;
  settings: Settings;
  running: Running;
};

async function startChildren({ mode, env, port, settings, running }: ChildrenPlan): Promise<void> {
  const logFile = (name: string) =>
    mode === 'start' ? path.join(settings.DATA_DIR, `${name}.log`) : undefined;
  fs.mkdirSync(settings.DATA_DIR, { recursive: true });
  const app = startChild({
    name: 'app',
    args: [NEXT, mode, '-H', settings.HOST, '-p', String(port)],
    env,
    logFile: logFile('app'),
  });
  running.children.push(app);
  const starting = [step('app is answering', () => waitUntilAnswering(port, app))];
  if (settings.WORKER === 'separate') {
    const worker = startChild({
      name: 'worker',
      args: ['scripts/worker.ts'],
      env,
      logFile: logFile('worker'),
    });
    running.children.push(worker);
    starting.push(step('worker is waiting for jobs', () => orEnded(worker.spoke, worker)));
  }
  await Promise.all(starting);
}

async function waitUntilAnswering(port: number, app: Child): Promise<void> {
  const patience = new AbortController();
  try {
    await orEnded(pollUntilAnswering(port, patience.signal), app);
  } finally {
    patience.abort();
  }
}

async function pollUntilAnswering(port: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!signal.aborted) {
    const answer = await fetch(`http://localhost:${port}/api/health`, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
    if (Date.now() > deadline) throw new Error(`The app did not answer on port ${port}.`);
    await sleep(READY_POLL_MS);
  }
}

async function orEnded(ready: Promise<void>, child: Child): Promise<void> {
  const ended = await Promise.race([ready, child.ended]);
  if (typeof ended === 'string') throw new Error(`${ended}.\n${child.readLog()}`);
}

function announce(port: number, settings: Settings): void {
  say(`\nReady on http://localhost:${port}\n`);
  const signIns = readDemoSignIns(settings.DATA_DIR);
  if (signIns.length > 0) {
    say('Sign in to the demo business as:');
    const roleWidth = Math.max(...signIns.map(({ role }) => role.length));
    const emailWidth = Math.max(...signIns.map(({ email }) => email.length));
    for (const { role, email, password } of signIns) {
      say(`  ${role.padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`);
    }
  }
  say('\nCtrl-C stops everything.');
}

async function takeDown(running: Running): Promise<void> {
  for (const child of running.children) await child.stop();
  await running.database?.stop();
}
