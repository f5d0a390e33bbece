import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '#domains/context.ts';
import { SYSTEM } from '#domains/context.ts';
import { createSource } from '#domains/marketing/tracking/sources/create-source.ts';
import { readIntake } from '#domains/marketing/tracking/sources/list-sources.ts';
import { startWorker } from '#jobs/worker.ts';
import { newId } from '#lib/ids.ts';
import { makeDemo } from '../../start/demo-business.ts';
import { signIn } from '../bench-live.ts';
import { meterCpu } from '../cpu.ts';
import { openPool } from '../make-shop.ts';
import { quantile } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { AUTH_SECRET, startApp } from '../start-app.ts';

const WANTED_PER_SECOND = 2_000;
const BATCH = 50;
const LASTS_MS = 30_000;
const LISTS = ['/orders', '/customers', '/inventory', '/api/orders', '/api/customers'];
const LIST_PAUSE_MS = 100;
const IDLE_ROUNDS = 12;
const DEVICES = 5_000;
const FOLDED_WITHIN_MS = 120_000;
const SECOND_MS = 1_000;

/** How the intake kept up, and what lists took idle and meanwhile (milliseconds). */
export type TouchesResult = {
  events: number;
  perSecond: number;
  batchP50Ms: number;
  batchP95Ms: number;
  /** How many cores were busy with it, lists included; null where the system does not tell. */
  appCores: number | null;
  postgresCores: number | null;
  /** The longest that an event waited to be folded, and how long the fold went on after the last. */
  longestLagMs: number;
  foldedAfterMs: number;
  lists: { idleP50Ms: number; idleP95Ms: number; busyP50Ms: number; busyP95Ms: number };
};

/**
 * Two thousand events a second in batches of fifty, into a production build with a worker beside it on the demo business,
 * while somebody goes on opening lists.
 */
export async function benchTouches(server: BenchServer): Promise<TouchesResult> {
  process.env.AUTH_SECRET = AUTH_SECRET;
  const { url, isNew } = await server.openDatabase('pages');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-touches-'));
  process.env.DATABASE_URL = url;
  if (isNew) await makeDemo(folder, 'en', () => undefined);
  const db = openPool(url, 2);
  const ctx = (): Ctx => ({ db, actor: SYSTEM, now: new Date() });
  const app = await startApp(url, folder);
  const worker = await startWorker(url);
  try {
    const key = await makeKey(ctx());
    const cookie = await signIn(app.base, { ctx });
    const read = () => readLists(app.base, cookie);
    await read();
    const idle: number[] = [];
    for (let round = 0; round < IDLE_ROUNDS; round++) idle.push(...(await read()));
    const busy: number[] = [];
    const cpu = meterCpu(server.postmasterPid, app.child.pid);
    const [before, began] = [cpu(), performance.now()];
    const load = sendEvents(app.base, key);
    const lag = watchLag(ctx, load);
    for (const over = load.then(() => true); !(await Promise.race([over, sleep(0, false)])); ) {
      busy.push(...(await read()));
    }
    const sent = await load;
    const ended = performance.now();
    const after = cpu();
    const cores = (from: number | null, to: number | null) =>
      from === null || to === null ? null : (to - from) / (ended - began);
    await waitUntilFolded(ctx);
    return {
      ...sent,
      appCores: cores(before.app, after.app),
      postgresCores: cores(before.postgres, after.postgres),
      longestLagMs: await lag,
      foldedAfterMs: performance.now() - ended,
      lists: {
        idleP50Ms: quantile(idle, 0.5),
        idleP95Ms: quantile(idle, 0.95),
        busyP50Ms: quantile(busy, 0.5),
        busyP95Ms: quantile(busy, 0.95),
      },
    };
  } finally {
    await worker.stop();
    await app.child.stop();
    await db.$client.end();
    delete process.env.DATABASE_URL;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function makeKey(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select id from channels order by (kind = 'web') desc, slug limit 1`,
  );
  const source = { channelId: rows[0]!.id, name: `Bench ${newId()}`, party: 'first' as const };
  return (await createSource(ctx, source)).key;
}

/** Every list once, at a person's pace: how long each answer took. */
async function readLists(base: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  for (const list of LISTS) {
    const began = performance.now();
    const answer = await fetch(base + list, { headers: { cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${list} answered ${answer.status}.`);
    times.push(performance.now() - began);
    await sleep(LIST_PAUSE_MS);
  }
  return times;
}

/** Batches at an even pace, each begun at its time whether those before are answered or not. */
async function sendEvents(base: string, key: string) {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const pauseMs = (BATCH / WANTED_PER_SECOND) * SECOND_MS;
  const began = performance.now();
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  for (let at = 0; at * pauseMs < LASTS_MS; at++) {
    await sleep(Math.max(0, at * pauseMs - (performance.now() - began)));
    const body = JSON.stringify({
      sentAt: new Date(),
      batch: Array.from({ length: BATCH }, (_, n) => eventOf(n)),
    });
    const from = performance.now();
    const post = fetch(`${base}/v1/batch`, { method: 'POST', headers: { authorization }, body });
    answers.push(
      post.then(async (answer) => {
        const text = await answer.text();
        if (answer.status !== 200)
          throw new Error(`/v1/batch answered ${answer.status}: ${text.slice(0, 200)}`);
        times.push(performance.now() - from);
      }),
    );
  }
  await Promise.all(answers);
  const events = answers.length * BATCH;
  return {
    events,
    perSecond: (events / (performance.now() - began)) * SECOND_MS,
    batchP50Ms: quantile(times, 0.5),
    batchP95Ms: quantile(times, 0.95),
  };
}

const NAMES = ['Product Viewed', 'Products Searched', 'Product Added', 'Cart Viewed', 'Checkout Started'];

/** One of each fifty identifies, half are pages, the rest is trade; about as long as a browser's. */
function eventOf(at: number) {
  const device = Math.floor(Math.random() * DEVICES);
  const sku = `SKU-${String(1 + Math.floor(Math.random() * 1_000)).padStart(4, '0')}`;
  const common = {
    messageId: newId(),
    anonymousId: `bench-device-${device}`,
    timestamp: new Date(),
    context: {
      library: { name: 'analytics.js', version: 'npm:next-1.84.3' },
      page: {
        path: `/goods/${sku}`,
        title: `Goods ${sku}`,
        url: `https://shop.example/goods/${sku}`,
        search: '',
      },
      userAgent: 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0',
      locale: 'en-GB',
      timezone: 'Europe/Sofia',
    },
  };
  if (at === 0)
    return { ...common, type: 'identify', userId: `bench-${device}`, traits: { name: `Buyer ${device}` } };
  if (at % 2 === 0) return { ...common, type: 'page', name: 'Goods' };
  const event = NAMES[Math.floor(at / 2) % NAMES.length];
  return {
    ...common,
    type: 'track',
    event,
    properties: { sku, name: sku, price: 10, quantity: 1, currency: 'EUR' },
  };
}

async function watchLag(ctx: () => Ctx, load: Promise<unknown>): Promise<number> {
  let longestMs = 0;
  for (const over = load.then(() => true); !(await Promise.race([over, sleep(SECOND_MS, false)])); ) {
    const { waitingSince } = await readIntake(ctx());
    if (waitingSince) longestMs = Math.max(longestMs, Date.now() - waitingSince.getTime());
  }
  return longestMs;
}

async function waitUntilFolded(ctx: () => Ctx): Promise<void> {
  const deadline = performance.now() + FOLDED_WITHIN_MS;
  while ((await readIntake(ctx())).waiting > 0) {
    if (performance.now() > deadline) throw new Error('The worker did not fold everything in time.');
    await sleep(LIST_PAUSE_MS);
  }
}
