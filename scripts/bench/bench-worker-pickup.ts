import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { JOB_SCHEMA } from '#db/queues.ts';
import { receiveWebhook } from '#domains/channels/receive-webhook.ts';
import { setChannelSecret } from '#domains/channels/set-channel-secret.ts';
import { signHmacSha256 } from '#lib/hmac.ts';
import { newId } from '#lib/ids.ts';
import { startChild } from '../start/children.ts';
import { threeSkus } from './bench-orders.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import { quantile } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { AUTH_SECRET } from './start-app.ts';

const JOBS = 60;
const PAUSE_MS = 250;
const WARM_UP_MS = 3_000;
const TOO_LATE_MS = 30_000;
const SECRET = 'a secret of the bench only';

/** How long jobs lay there before a worker took them, in milliseconds; a few of a queue, far apart. */
export type PickupResult = { jobs: number; p50Ms: number; p95Ms: number; slowestMs: number };

/**
 * Webhooks that are stored one at a time while one worker idles: from the beginning of the transaction that writes the
 * job to the one that takes it, by the database's own clock.
 */
export async function benchWorkerPickup(server: BenchServer): Promise<PickupResult> {
  process.env.AUTH_SECRET = AUTH_SECRET;
  const { url } = await server.openDatabase('orders');
  const db = openPool(url, 2);
  const shop = await makeShop(db, 'bench');
  await setChannelSecret(shop.ctx(), { channelId: shop.channelId, secret: SECRET });
  // The benches before have left tens of thousands of jobs, and a worker that is busy picks nothing up at once.
  await db.$client.query(`delete from ${JOB_SCHEMA}.job`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-worker-'));
  const worker = startChild({
    name: 'worker',
    args: ['scripts/worker.ts'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, LOG_LEVEL: 'warn' },
    logFile: path.join(folder, 'worker.log'),
  });
  try {
    const died = worker.ended.then((how) => {
      throw new Error(`${how}\n${worker.readLog()}`);
    });
    await Promise.race([worker.spoke, died]);
    await sleep(WARM_UP_MS);
    for (let job = 0; job < JOBS; job++) {
      await send(db, shop, job);
      await sleep(PAUSE_MS);
    }
    const waits = await readWaits(db);
    return {
      jobs: waits.length,
      p50Ms: quantile(waits, 0.5),
      p95Ms: quantile(waits, 0.95),
      slowestMs: quantile(waits, 1),
    };
  } finally {
    await worker.stop();
    await db.$client.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function send(db: Database, shop: BenchShop, at: number): Promise<void> {
  const lines = threeSkus(shop.skus, at).map((sku, line) => ({
    externalId: String(line + 1),
    sku,
    title: sku,
    quantity: 1,
    unitPriceMinor: 1_000,
  }));
  const order = {
    externalId: newId(),
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    totalMinor: 3_000,
  };
  const body = new TextEncoder().encode(JSON.stringify({ ...order, financialStatus: 'paid', lines }));
  const headers = {
    'x-pishkhan-topic': 'order',
    'x-pishkhan-delivery-id': newId(),
    'x-pishkhan-signature': signHmacSha256(body, SECRET, 'base64'),
  };
  await receiveWebhook(db, { slug: shop.slug, request: { headers, body }, now: new Date() });
}

async function readWaits(db: Database): Promise<number[]> {
  const deadline = Date.now() + TOO_LATE_MS;
  for (;;) {
    const { rows } = await db.$client.query<{ waitMs: number | null }>(
      `select (extract(epoch from started_on - created_on) * 1000)::float8 as "waitMs"
       from ${JOB_SCHEMA}.job where name = 'process-delivery'`,
    );
    const waits = rows.flatMap(({ waitMs }) => (waitMs === null ? [] : [waitMs]));
    if (waits.length === rows.length && rows.length > 0) return waits;
    if (Date.now() > deadline) throw new Error(`${rows.length - waits.length} jobs were never taken.`);
    await sleep(PAUSE_MS);
  }
}
