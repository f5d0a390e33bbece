import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { placeOrder } from '#domains/orders/place-order.ts';
import { createUser } from '#domains/team/create-user.ts';
import { makeTicket } from '#domains/team/sign-in/ticket.ts';
import { newId } from '#lib/ids.ts';
import { threeSkus } from './bench-orders.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import { quantile } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { AUTH_SECRET, startApp } from './start-app.ts';

const SALES = 60;
const PAUSE_MS = 150;
const TOO_LATE_MS = 20_000;

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
    const screen = await listenTo(app.base, await signIn(app.base, shop));
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

/** The cookies of somebody who may look, given for a ticket as after a password. */
export async function signIn(base: string, shop: Pick<BenchShop, 'ctx'>): Promise<string> {
  const email = `bench-${newId()}@pishkhan.example`;
  const person = { email, name: 'Bench', role: 'viewer', password: newId() } as const;
  const { id } = await createUser(shop.ctx(), person);
  const ticket = makeTicket({ userId: id, how: 'password', lifetime: 'short' }, 'sign-in', new Date());
  const asked = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, ticket }),
  });
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
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
