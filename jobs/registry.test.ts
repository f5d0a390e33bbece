import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUEUES } from '#db/queues.ts';
import { createWebhook } from '#domains/events/create-webhook.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { HANDLERS, type Job } from './registry.ts';
import { SCHEDULES } from './schedules.ts';
import { startWorker } from './worker.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const job = (data: Record<string, unknown> = {}): Job => ({ data, attempt: 1, isLastAttempt: false });
const ctx = () => shop.ctx({ kind: 'job', id: 'test', name: 'Test' });
const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

describe('the queues', () => {
  it('all have somebody who works them off, and what is done by the clock has a queue', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual(Object.keys(QUEUES).sort());
    expect(SCHEDULES.every(({ queue }) => queue in QUEUES)).toBe(true);
  });

  it('refuse a job whose data nobody understands', async () => {
    await expect(HANDLERS['process-delivery'](ctx(), job({ inboxId: 'x' }))).rejects.toThrow();
    await expect(HANDLERS['deliver-webhook'](ctx(), job())).rejects.toThrow();
  });
});

describe('housekeeping', () => {
  it('ends reservations whose time has run out, and leaves no trace when there are none', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 3 });
    await query(
      `insert into reservations (id, variant_id, location_id, quantity, expires_at) values ($1, $2, $3, 2, $4) returning id`,
      [newId(), cup.id, shop.places.north, new Date(shop.now.getTime() - 1000)],
    );
    await HANDLERS['expire-reservations'](ctx(), job());
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
    const trail = () => query('select id from audit_log');
    const before = await trail();
    await HANDLERS['expire-reservations'](ctx(), job());
    expect(await trail()).toHaveLength(before.length);
  });

  it('forgets answers that were kept for repeats after two days', async () => {
    const key = await createApiKey(shop.ctx('owner'), { name: 'Key', scopes: ['stock:read'] });
    const hoursAgo = (hours: number) => new Date(shop.now.getTime() - hours * 3_600_000);
    for (const [name, hours] of [
      ['old', 49],
      ['young', 47],
    ] as const) {
      await query(
        `insert into idempotency_keys (api_key_id, key, request_hash, created_at) values ($1, $2, 'h', $3) returning key`,
        [key.id, name, hoursAgo(hours)],
      );
    }
    await HANDLERS['clean-up'](ctx(), job());
    expect(await query('select key from idempotency_keys')).toEqual([{ key: 'young' }]);
  });
});

describe('an event on its way out', () => {
  it('reaches the program outside by the worker', async () => {
    const heard: string[] = [];
    const server = http.createServer((request, response) => {
      heard.push(String(request.headers['pishkhan-event']));
      response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.WEBHOOK_ALLOWED_HOSTS = host;
    await createWebhook(shop.ctx('owner'), { url: `http://${host}/`, kinds: ['order.placed'] });
    const worker = await startWorker(shop.url);
    await shop.addVariant({ sku: 'OUT', units: 3 });
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'OUT', quantity: 1 }],
    });
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['order.placed']);
    await worker.stop();
    server.close();
    delete process.env.WEBHOOK_ALLOWED_HOSTS;
  });
});
