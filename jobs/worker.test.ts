import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from '#domains/events/announce.ts';
import { readHealth } from '#domains/events/read-health.ts';
import { openInbox, type TestInbox } from './testing/open-inbox.ts';
import { POLL_SECONDS, startWorker, type Worker } from './worker.ts';

let inbox: TestInbox;
let worker: Worker;

beforeAll(async () => {
  inbox = await openInbox();
  worker = await startWorker(inbox.shop.url);
});
afterAll(async () => {
  await worker.stop();
  await inbox.close();
});

const order = (externalId: string) => ({
  externalId,
  placedAt: '2026-03-01T10:00:00Z',
  currency: 'EUR',
  lines: [],
  totalMinor: 0,
});

async function waitFor(isDone: () => Promise<boolean>, withinMs: number): Promise<number> {
  const began = performance.now();
  while (!(await isDone())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(2);
  }
  return performance.now() - began;
}

const isSettled = (inboxId: number | null) => async () =>
  (await inbox.query(`select id from inbox where id = $1 and status <> 'pending'`, [inboxId])).length === 1;

describe('the worker', () => {
  it('is woken by the announcement and does not wait for its next look', async () => {
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const { inboxId } = await inbox.send('pishkhan', { topic: 'order', body: order(`W-${turn}`) });
      waits.push(await waitFor(isSettled(inboxId), 5_000));
      await sleep(120);
    }
    const median = waits.toSorted((a, b) => a - b)[6]!;
    // Only that it does not wait; how soon it comes, `npm run bench -- --only worker` measures.
    expect(median).toBeLessThan((POLL_SECONDS * 1_000) / 2);
    expect(await inbox.query(`select id from orders where external_id like 'W-%'`)).toHaveLength(12);
  });

  it('is seen by the health check while it lives', async () => {
    const health = await readHealth(inbox.shop.db, new Date());
    expect(health).toMatchObject({ status: 'ok', worker: { ok: true, failed: 0 } });
    expect(health.channels.map((channel) => channel.slug)).toContain('pishkhan');
  });

  it('adds postings and levels to the rollups by itself', async () => {
    const { id } = await inbox.shop.addVariant({ sku: 'CUP', units: 3 });
    const supply = () => inbox.query('select available from variant_supply where variant_id = $1', [id]);
    await waitFor(async () => (await supply()).length === 1, 12_000);
    expect(await supply()).toEqual([{ available: 3 }]);
    const folded = async () => {
      const [sum] = await inbox.query<{ orders: number }>(
        'select coalesce(sum(orders), 0)::integer as orders from channel_days',
      );
      return sum!.orders === 12;
    };
    await waitFor(folded, 12_000);
  });

  it('goes on with what another process left when it stops in the middle', async () => {
    await worker.stop();
    const sent = await inbox.send('pishkhan', { topic: 'order', body: order('W-after') });
    await sleep(60);
    expect(await isSettled(sent.inboxId)()).toBe(false);
    worker = await startWorker(inbox.shop.url);
    announce(inbox.shop.db, [], ['process-delivery']);
    await waitFor(isSettled(sent.inboxId), 5_000);
  });
});
