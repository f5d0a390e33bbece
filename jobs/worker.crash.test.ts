import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { openInbox, type TestInbox } from './testing/open-inbox.ts';
import { startWorker } from './worker.ts';

const ORDERS = 120;
const KILLS = 4;

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox({ poolSize: 8 });
});
afterAll(() => inbox.close());

async function startProcess(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'testing', 'run-worker.ts'), {
    env: { ...process.env, DATABASE_URL: inbox.shop.url, LOG_LEVEL: 'silent' },
    execArgv: [],
    stdio: 'ignore',
  });
  await once(child, 'message');
  return child;
}

const order = (at: number) => ({
  externalId: `K-${at}`,
  placedAt: '2026-03-01T10:00:00Z',
  currency: 'EUR',
  financialStatus: 'paid',
  fulfilmentStatus: at % 2 === 0 ? 'fulfilled' : 'unfulfilled',
  lines: [{ externalId: 'l', sku: 'CRASH', title: 'X', quantity: 1, unitPriceMinor: 1000 }],
  totalMinor: 1000,
});

describe('a worker that is killed in the middle, again and again', () => {
  it('loses no acknowledged order and does nothing twice', async () => {
    const goods = await inbox.shop.addVariant({ sku: 'CRASH', units: ORDERS });
    const sending = (async () => {
      for (let at = 0; at < ORDERS; at++) await inbox.send('pishkhan', { topic: 'order', body: order(at) });
    })();
    for (let kill = 0; kill < KILLS; kill++) {
      const child = await startProcess();
      await sleep(60 + kill * 45);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await sending;
    // Time passes: what the killed ones had begun is past its time limit.
    await inbox.query(
      `update pgboss.job set started_on = started_on - interval '1 minute' where state = 'active' returning id`,
    );
    const worker = await startWorker(inbox.shop.url);
    const open = () => inbox.query(`select id from inbox where status = 'pending'`);
    for (let wait = 0; wait < 600 && (await open()).length > 0; wait++) await sleep(100);
    await worker.stop();
    expect(await open()).toEqual([]);
    expect(await inbox.query(`select id from inbox where status = 'done'`)).toHaveLength(ORDERS);
    expect(await inbox.query('select id from orders')).toHaveLength(ORDERS);
    expect(await inbox.shop.onHand(goods.id, inbox.shop.places.north)).toEqual({
      onHand: ORDERS / 2,
      reserved: ORDERS / 2,
    });
    const findings = await runAudit(inbox.shop.db);
    expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
  }, 120_000);
});
