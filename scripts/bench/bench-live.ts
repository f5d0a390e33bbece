import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import { placeOrder } from '#domains/orders/place-order.ts';
import { createUser } from '#domains/team/create-user.ts';
import { openSession } from '#domains/team/sign-in/open-session.ts';
import { newId } from '#lib/ids.ts';
import { threeSkus } from './bench-orders.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import { quantile } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { AUTH_SECRET, startApp } from './start-app.ts';

const SALES = 60;
const PAUSE_MS = 150;
const TOO_LATE_MS = 20_000;
const COOKIE = 'pishkhan.session';

/** How long after a sale was committed a screen that listens was told, in milliseconds. */
export type LiveResult = { sales: number; p50Ms: number; p95Ms: number; slowestMs: number };

/**
 * Sales in one process, told to a screen that listens to a production build: from the moment when the command has
 * committed to the event on the stream `/api/live`.
 */
export async function benchLive(server: BenchServer): Promise<LiveResult> {
  process.env.AUTH_SECRET = AUTH_SECRET;
  const { url } = await server.openDatabase('orders');
  const db = openPool(url, 2);
  const shop = await makeShop(db, 'bench');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-bench-live-'));
  const app = await startApp(url, folder);
  try {
    const screen = await listenTo(app.base, await signIn(shop));
    const waits: number[] = [];
    for (let sale = 0; sale <= SALES; sale++) {
      const told = screen.nextTold('order');
      await place(shop, sale);
      const committed = performance.now();
      waits.push((await told) - committed);
      await sleep(PAUSE_MS);
    }
    screen.leave();
    // The first sale opens connections and meets cold caches.
    const warm = waits.slice(1);
    return {
      sales: warm.length,
      p50Ms: quantile(warm, 0.5),
      p95Ms: quantile(warm, 0.95),
      slowestMs: quantile(warm, 1),
    };
  } finally {
    await app.child.stop();
    await db.$client.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function place(shop: BenchShop, at: number): Promise<unknown> {
  const lines = threeSkus(shop.skus, at).map((sku) => ({ sku, quantity: 1 }));
  return placeOrder(shop.ctx(), { channelId: shop.channelId, lines });
}

/** The cookie of somebody who may look; the session is a row like any other. */
async function signIn(shop: BenchShop): Promise<string> {
  const ctx = shop.ctx();
  const email = `bench-${newId()}@pishkhan.example`;
  const { id } = await createUser(ctx, { email, name: 'Bench', role: 'viewer', password: newId() });
  const actor = { kind: 'user', id, name: 'Bench', role: 'viewer' } as const;
  const visit = { how: 'password', lifetime: 'short', address: '', device: 'bench' } as const;
  const { sessionId, sessionVersion } = await openSession({ ...ctx, actor }, visit);
  const claim = { sessionId, userId: id, version: sessionVersion };
  return `${COOKIE}=${await encode({ token: { claim }, secret: AUTH_SECRET, salt: COOKIE })}`;
}

type Screen = { nextTold: (topic: string) => Promise<number>; leave: () => void };

async function listenTo(base: string, cookie: string): Promise<Screen> {
  const leaving = new AbortController();
  const answer = await fetch(`${base}/api/live`, { headers: { cookie }, signal: leaving.signal });
  if (!answer.ok || !answer.body) throw new Error(`/api/live answered ${answer.status}.`);
  const waiting = new Map<string, (at: number) => void>();
  const reading = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const at = performance.now();
      for (const [topic, tell] of waiting) if (chunk.includes(`"${topic}"`)) tell(at);
    }
  })();
  reading.catch(() => undefined);
  return {
    nextTold: (topic) =>
      Promise.race([
        new Promise<number>((resolve) => waiting.set(topic, resolve)),
        sleep(TOO_LATE_MS, undefined, { ref: false }).then(() => {
          throw new Error(`The screen was not told of "${topic}" within ${TOO_LATE_MS} ms.`);
        }),
      ]),
    leave: () => leaving.abort(),
  };
}
