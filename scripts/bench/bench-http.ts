import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setChannelSecret } from '#domains/channels/set-channel-secret.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { newId } from '#lib/ids.ts';
import { threeSkus } from './bench-orders.ts';
import { benchWorker, type WorkerResult } from './bench-worker.ts';
import { meterCpu } from './cpu.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import { type Measured, measureFor } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { AUTH_SECRET, startApp } from './start-app.ts';

const CONNECTIONS = [8, 32];
const WARM_UP_MS = 3_000;
const WEBHOOK_SECRET = 'a secret of the bench only';
/** One key may call 600 times a minute; the bench is many programs. */
const API_KEYS = 60;

/** One way in over HTTP at one number of connections. */
export type HttpWay = { way: string; connections: number; measured: Measured };

/** Both ways in, and the worker that turns stored webhooks into orders. */
export type HttpResult = { ways: HttpWay[]; worker: WorkerResult | undefined };

/** Orders through the REST API and through a channel's webhook, against a production build on the same server. */
export async function benchHttp(server: BenchServer, options: { roundMs: number }): Promise<HttpResult> {
  process.env.AUTH_SECRET = AUTH_SECRET;
  const { url } = await server.openDatabase('orders');
  const db = openPool(url, 2);
  const shop = await makeShop(db, 'bench');
  const keys = await makeKeys(shop);
  await setChannelSecret(shop.ctx(), { channelId: shop.channelId, secret: WEBHOOK_SECRET });
  await db.$client.end();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-app-'));
  const app = await startApp(url, folder);
  try {
    const cpu = meterCpu(server.postmasterPid, app.child.pid);
    const ways = {
      'POST /api/v1/orders': (at: number) => postOrder(app.base, keys[at % keys.length]!, orderOf(shop, at)),
      'POST /api/webhooks (stored and queued)': (at: number) => postWebhook(app.base, shop, at),
    };
    const results: HttpWay[] = [];
    for (const [way, send] of Object.entries(ways)) {
      await measureFor(WARM_UP_MS, CONNECTIONS[0]!, cpu, send);
      for (const connections of CONNECTIONS) {
        results.push({
          way,
          connections,
          measured: await measureFor(options.roundMs, connections, cpu, send),
        });
      }
    }
    await app.child.stop();
    const logFile = path.join(folder, 'worker.log');
    const worker = await benchWorker(server, { url, roundMs: options.roundMs, logFile });
    return { ways: results, worker };
  } finally {
    await app.child.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** True when a production build lies there. */
export function isBuilt(): boolean {
  return fs.existsSync('.next/BUILD_ID');
}

async function makeKeys(shop: BenchShop): Promise<string[]> {
  const keys: string[] = [];
  for (let at = 0; at < API_KEYS; at++) {
    const made = await createApiKey(shop.ctx(), {
      name: `Bench ${at + 1}`,
      scopes: ['orders:write'],
      channelId: shop.channelId,
    });
    keys.push(made.key);
  }
  return keys;
}

function orderOf(shop: BenchShop, at: number) {
  return { lines: threeSkus(shop.skus, at).map((sku) => ({ sku, quantity: 1 })) };
}

async function postOrder(base: string, key: string, order: unknown): Promise<void> {
  await post(`${base}/api/v1/orders`, JSON.stringify(order), {
    authorization: `Bearer ${key}`,
    'idempotency-key': newId(),
  });
}

async function postWebhook(base: string, shop: BenchShop, at: number): Promise<void> {
  const body = JSON.stringify({
    externalId: newId(),
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    totalMinor: 3_000,
    financialStatus: 'paid',
    lines: threeSkus(shop.skus, at).map((sku, line) => ({
      externalId: String(line + 1),
      sku,
      title: sku,
      quantity: 1,
      unitPriceMinor: 1_000,
    })),
  });
  await post(`${base}/api/webhooks/${shop.slug}`, body, {
    'x-pishkhan-topic': 'order',
    'x-pishkhan-delivery-id': newId(),
    'x-pishkhan-signature': createHmac('sha256', WEBHOOK_SECRET).update(body).digest('base64'),
  });
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
}
