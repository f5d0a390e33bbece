import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHealth } from '#domains/events/read-health.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { getChannel } from './list-channels.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { setChannelSecret } from './set-channel-secret.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox({ poolSize: 16 });
});
afterAll(() => inbox.close());

const order = (externalId: string) => ({
  externalId,
  placedAt: '2026-03-01T10:00:00Z',
  currency: 'EUR',
  totalMinor: 0,
});

describe('taking a webhook in', () => {
  it('stores the body with its job in one transaction', async () => {
    const received = await inbox.send('pishkhan', { topic: 'order', body: order('A-1'), id: 'first' });
    expect(received.outcome).toBe('stored');
    const [row] = await inbox.query<{ status: string; topic: string; body: Buffer; resource_id: string }>(
      'select status, topic, body, resource_id from inbox where id = $1',
      [received.inboxId],
    );
    expect(row).toMatchObject({ status: 'pending', topic: 'order', resource_id: 'A-1' });
    expect(JSON.parse(row!.body.toString('utf8'))).toEqual(order('A-1'));
    const jobs = await inbox.query(
      `select data from pgboss.job where name = 'process-delivery' and data->>'inboxId' = $1`,
      [String(received.inboxId)],
    );
    expect(jobs).toEqual([{ data: { inboxId: received.inboxId } }]);
  });

  it('keeps no card number that a message brings along, once its signature is proven', async () => {
    const body = { ...order('A-9'), note: 'Paid from ۶۰۳۷-۹۹۷۱-۲۳۴۵-۶۷۸۳.' };
    const { inboxId } = await inbox.send('pishkhan', { topic: 'order', body, id: 'with a card' });
    const [row] = await inbox.query<{ body: Buffer }>('select body from inbox where id = $1', [inboxId]);
    expect(JSON.parse(row!.body.toString('utf8'))).toEqual({
      ...body,
      note: 'Paid from ۶۰۳۷-۹۹••-••••-۶۷۸۳.',
    });
  });

  it('takes the same delivery once, though it comes fifty times at the same moment', async () => {
    const sent = await Promise.all(
      Array.from({ length: 50 }, () =>
        inbox.send('pishkhan', { topic: 'order', body: order('A-50'), id: 'fifty' }),
      ),
    );
    expect(sent.filter((one) => one.outcome === 'stored')).toHaveLength(1);
    expect(sent.filter((one) => one.outcome === 'duplicate')).toHaveLength(49);
    expect(await inbox.query(`select id from inbox where delivery_id = 'fifty'`)).toHaveLength(1);
  });

  it('refuses a wrong signature and stores nothing', async () => {
    const request = inbox.request('shopify', { topic: 'orders/create', body: { id: 1 }, id: 'forged' });
    const forged = { ...request, body: new TextEncoder().encode('{"id":2}') };
    const taken = receiveWebhook(inbox.shop.db, { slug: 'shopify', request: forged, now: inbox.shop.now });
    await expect(taken).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await inbox.query(`select id from inbox where delivery_id = 'forged'`)).toEqual([]);
  });

  it('counts what it refused, by channel and day, for the channel page and the health', async () => {
    const forged = { headers: {}, body: new TextEncoder().encode('{}') };
    const refuseOnce = (now: Date) =>
      receiveWebhook(inbox.shop.db, { slug: 'shopify', request: forged, now }).catch(() => undefined);
    const refusedIn = async () =>
      (await getChannel(inbox.shop.ctx('owner'), 'shopify'))?.refused ?? Number.NaN;
    const before = await refusedIn();
    const longAgo = new Date(inbox.shop.now.getTime() - 30 * 24 * 60 * 60 * 1000);
    await Promise.all([refuseOnce(inbox.shop.now), refuseOnce(inbox.shop.now), refuseOnce(longAgo)]);
    expect(await refusedIn()).toBe(before + 2);
    const health = await readHealth(inbox.shop.db, inbox.shop.now);
    expect(health.channels.find((one) => one.slug === 'shopify')?.refusedToday).toBe(before + 2);
  });

  it('believes nobody while a channel has no secret', async () => {
    const request = inbox.request('pishkhan', { topic: 'order', body: order('A-2') });
    const taken = receiveWebhook(inbox.shop.db, { slug: 'web', request, now: inbox.shop.now });
    await expect(taken).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('believes the old secret while it is being changed, and no longer', async () => {
    const channelId = inbox.channels.woocommerce;
    const body = { id: 5, status: 'draft' };
    await setChannelSecret(inbox.shop.ctx('owner'), { channelId, secret: 'the next one', keepsOld: true });
    expect((await inbox.send('woocommerce', { topic: 'order.updated', body })).outcome).toBe('stored');
    await setChannelSecret(inbox.shop.ctx('owner'), { channelId, secret: 'the next one' });
    await expect(inbox.send('woocommerce', { topic: 'order.updated', body })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const [channel] = await inbox.query<{ sealed_secrets: string[] }>(
      'select sealed_secrets from channels where id = $1',
      [channelId],
    );
    expect(JSON.stringify(channel)).not.toContain('the next one');
  });

  it('answers the unsigned greeting of WooCommerce and stores nothing', async () => {
    const request = { headers: {}, body: new TextEncoder().encode('webhook_id=42') };
    const received = await receiveWebhook(inbox.shop.db, {
      slug: 'woocommerce',
      request,
      now: inbox.shop.now,
    });
    expect(received).toEqual({ outcome: 'ping', inboxId: null });
  });

  it('refuses what is too large, and channels that nobody has', async () => {
    const large = { headers: {}, body: new Uint8Array(2 * 1024 * 1024 + 1) };
    const to = (slug: string, request: typeof large) =>
      receiveWebhook(inbox.shop.db, { slug, request, now: inbox.shop.now });
    await expect(to('pishkhan', large)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(to('nobody', { ...large, body: new Uint8Array() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
