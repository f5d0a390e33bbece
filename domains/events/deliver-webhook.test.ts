import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { signHmacSha256 } from '#lib/hmac.ts';
import { createWebhook } from './create-webhook.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { listWebhookDeliveries, listWebhooks } from './list-webhooks.ts';
import { replayWebhook } from './replay-webhook.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { sendWebhooks } from './send-webhooks.ts';
import { updateWebhook } from './update-webhook.ts';

type Heard = { headers: http.IncomingHttpHeaders; body: string };

let shop: TestShop;
let server: http.Server;
let host: string;
let heard: Heard[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 200 };

beforeAll(async () => {
  shop = await openShop();
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end('heard');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.WEBHOOK_ALLOWED_HOSTS = host;
});
afterEach(() => {
  heard = [];
  answer = { status: 200 };
});
afterAll(async () => {
  delete process.env.WEBHOOK_ALLOWED_HOSTS;
  server.close();
  await shop.close();
});

const job = () => shop.ctx({ kind: 'job', id: 'test', name: 'Test' });

async function placeOne(sku: string): Promise<{ eventId: number; kind: string }> {
  await shop.addVariant({ sku, units: 5 });
  const order = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 1 }],
  });
  const { rows } = await shop.db.$client.query<{ id: number; kind: string }>(
    'select id, kind from events where subject_id = $1',
    [order.id],
  );
  return { eventId: rows[0]!.id, kind: rows[0]!.kind };
}

async function ready(endpointId: string, sku: string): Promise<string> {
  await sendWebhooks(job(), await placeOne(sku));
  const { rows } = await listWebhookDeliveries(shop.ctx('owner'), { endpointId, status: 'pending' });
  return rows[0]!.id;
}

describe('telling programs outside', () => {
  it('sends an event once, signed so that the receiver can check who wrote', async () => {
    const { id, secret } = await createWebhook(shop.ctx('owner'), {
      url: `http://${host}/hook`,
      kinds: ['order.placed'],
    });
    const event = await placeOne('HOOK-1');
    await sendWebhooks(job(), event);
    await sendWebhooks(job(), event);
    const { rows } = await listWebhookDeliveries(shop.ctx('owner'), { endpointId: id });
    expect(rows).toHaveLength(1);
    await deliverWebhook(job(), { deliveryId: rows[0]!.id, isLastAttempt: false });
    expect(heard).toHaveLength(1);
    const [{ headers, body }] = heard as [Heard];
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['pishkhan-signature']))!;
    expect(signHmacSha256(Buffer.from(`${seconds}.${body}`), secret, 'hex')).toBe(signature);
    expect(JSON.parse(body)).toMatchObject({
      id: event.eventId,
      kind: 'order.placed',
      data: { status: 'reserved' },
    });
    await deliverWebhook(job(), { deliveryId: rows[0]!.id, isLastAttempt: false });
    expect(heard).toHaveLength(1);
    const stored = await shop.db.$client.query('select secret from webhook_endpoints where id = $1', [id]);
    expect(stored.rows[0].secret).not.toContain(secret);
    await updateWebhook(shop.ctx('owner'), { endpointId: id, isEnabled: false });
  });

  it('tries again after a failure, keeps the last one, and can be sent again by hand', async () => {
    const { id } = await createWebhook(shop.ctx('owner'), {
      url: `http://${host}/`,
      kinds: ['order.placed'],
    });
    const deliveryId = await ready(id, 'HOOK-2');
    answer = { status: 500 };
    await expect(deliverWebhook(job(), { deliveryId, isLastAttempt: false })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await deliverWebhook(job(), { deliveryId, isLastAttempt: true });
    const failed = await listWebhookDeliveries(shop.ctx('owner'), { endpointId: id });
    expect(failed.rows).toMatchObject([{ status: 'failed', attempts: 2, responseStatus: 500 }]);
    answer = { status: 204 };
    await replayWebhook(shop.ctx('owner'), { deliveryId });
    await deliverWebhook(job(), { deliveryId, isLastAttempt: false });
    const done = await listWebhookDeliveries(shop.ctx('owner'), { endpointId: id });
    expect(done.rows).toMatchObject([{ status: 'done', attempts: 3, responseStatus: 204 }]);
    await updateWebhook(shop.ctx('owner'), { endpointId: id, isEnabled: false });
  });

  it('follows no redirect', async () => {
    const { id } = await createWebhook(shop.ctx('owner'), {
      url: `http://${host}/`,
      kinds: ['order.placed'],
    });
    const deliveryId = await ready(id, 'HOOK-3');
    answer = { status: 302, headers: { location: `http://${host}/elsewhere` } };
    await deliverWebhook(job(), { deliveryId, isLastAttempt: true });
    expect(heard).toHaveLength(1);
    await updateWebhook(shop.ctx('owner'), { endpointId: id, isEnabled: false });
  });

  it('switches an endpoint off after twenty failures in a row, and on again by hand', async () => {
    const { id } = await createWebhook(shop.ctx('owner'), {
      url: `http://${host}/`,
      kinds: ['order.placed'],
    });
    const deliveryId = await ready(id, 'HOOK-4');
    answer = { status: 503 };
    for (let count = 0; count < 20; count++) {
      await deliverWebhook(job(), { deliveryId, isLastAttempt: false }).catch(() => undefined);
    }
    const find = async () => (await listWebhooks(shop.ctx('owner'))).find((row) => row.id === id);
    expect(await find()).toMatchObject({ isEnabled: false, failuresInRow: 20 });
    await deliverWebhook(job(), { deliveryId, isLastAttempt: false });
    expect(heard).toHaveLength(20);
    await updateWebhook(shop.ctx('owner'), { endpointId: id, isEnabled: true });
    expect(await find()).toMatchObject({ isEnabled: true, failuresInRow: 0 });
  });

  it('signs with a new secret after it was changed', async () => {
    const made = await createWebhook(shop.ctx('owner'), { url: `http://${host}/`, kinds: ['order.paid'] });
    const changed = await rotateWebhookSecret(shop.ctx('owner'), { endpointId: made.id });
    expect(changed.secret).not.toBe(made.secret);
  });

  it('is set up by owners only', async () => {
    const wish = { url: `http://${host}/`, kinds: ['order.paid' as const] };
    await expect(createWebhook(shop.ctx('manager'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listWebhooks(shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
