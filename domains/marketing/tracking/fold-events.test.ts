import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldTouches } from '#jobs/fold-touches.ts';
import { newId } from '#lib/ids.ts';
import { foldEvents } from './fold-events.ts';
import { forgetEvents } from './forget-events.ts';
import { receiveEvents } from './receive-events.ts';
import { createSource } from './sources/create-source.ts';
import { findSource, type TouchSource } from './sources/find-source.ts';
import { readIntake } from './sources/list-sources.ts';

const HOUR_MS = 3_600_000;

let shop: TestShop;
let website: TouchSource;
let partner: TouchSource;
let stranger: TouchSource;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50 });
  await shop.addVariant({ sku: 'POT', units: 50 });
  website = await addSource('first');
  partner = await addSource('second');
  stranger = await addSource('third');
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function addSource(party: 'first' | 'second' | 'third'): Promise<TouchSource> {
  const { key } = await createSource(shop.ctx('owner'), {
    channelId: shop.channels.web,
    name: `The ${party}`,
    party,
  });
  return (await findSource(shop.db, { key, now: shop.now }))!;
}

type Event = Record<string, unknown>;

async function send(source: TouchSource, ...batch: Event[]) {
  const body = { batch: batch.map((one) => ({ messageId: newId(), ...one })) };
  return receiveEvents(shop.db, { source, type: 'batch', body, bodyBytes: 0, now: shop.now });
}

/** Another test's transaction may still run on the same server: its end is waited for. */
async function fold(now = shop.now): Promise<void> {
  await expect
    .poll(
      async () => {
        await foldTouches({ ...shop.ctx(), now });
        return (await readIntake(shop.ctx())).waiting;
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(0);
}
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const hoursAgo = (hours: number) => new Date(shop.now.getTime() - hours * HOUR_MS).toISOString();
const track = (anonymousId: string, event: string, properties: object = {}, more: object = {}) => ({
  type: 'track',
  anonymousId,
  event,
  properties,
  ...more,
});
const cartsOf = (holder: string) =>
  query<{ status: string; units: number; value_minor: number }>(
    'select status, units, value_minor from carts where holder = $1 order by opened_at, id',
    [holder],
  );
const personOf = async (userId: string) =>
  (await query<{ id: string }>(`select customer_known_as('web', $1) as id`, [userId]))[0]!.id;

describe('events become touches', () => {
  it('of known goods and orders, with whose word it is', async () => {
    const placed = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
    const [order] = await query<{ number: number }>('select number from orders where id = $1', [placed.id]);
    await send(
      website,
      track('d1', 'Product Viewed', { sku: 'CUP', name: 'Cup' }),
      track('d1', 'Product Viewed', { sku: 'UNKNOWN', name: 'Vase' }),
      track('d1', 'Order Completed', { order_id: order!.number }),
    );
    await send(stranger, { type: 'page', anonymousId: 'd1', name: 'Ad' });
    await fold();
    const touches = await query(
      `select kind, party, order_id, detail ->> 'title' as title, detail ? 'variantId' as is_known from touches
       where anonymous_id = 'd1' order by id`,
    );
    expect(touches).toEqual([
      { kind: 'view', party: 'first', order_id: null, title: 'Cup', is_known: true },
      { kind: 'view', party: 'first', order_id: null, title: 'Vase', is_known: false },
      { kind: 'purchase', party: 'first', order_id: placed.id, title: null, is_known: false },
      { kind: 'view', party: 'third', order_id: null, title: 'Ad', is_known: false },
    ]);
  });

  it('once, however many workers fold at the same moment', async () => {
    await send(website, ...Array.from({ length: 300 }, () => track('d2', 'Product Viewed', { sku: 'CUP' })));
    await Promise.all(Array.from({ length: 6 }, () => foldEvents(shop.ctx(), 2_000)));
    await fold();
    expect(await query(`select count(*) from touches where anonymous_id = 'd2'`)).toEqual([{ count: 300 }]);
  });

  it('not by somebody who is no job', async () => {
    await expect(foldEvents(shop.ctx('owner'), 2_000)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('and one that does not fit is put aside for repair, and holds nobody up', async () => {
    await send(website, track('before', 'Product Viewed'));
    await send(website, track('misfit', 'Product Viewed'));
    await query(
      `update touch_events set kind = null, detail = '[]', cart = '{"act":"add"}' where anonymous_id = 'misfit'`,
    );
    await send(website, track('after', 'Product Viewed'));
    await fold();
    const known = await query(
      `select anonymous_id from touches where anonymous_id in ('before', 'misfit', 'after') order by id`,
    );
    expect(known).toEqual([{ anonymous_id: 'before' }, { anonymous_id: 'after' }]);
    const aside = await query(
      `select type, body::jsonb ->> 'anonymousId' as who from touch_rejects where reason = 'fold'`,
    );
    expect(aside).toEqual([{ type: 'track', who: 'misfit' }]);
  });

  it('and stay when the events behind them are forgotten, two weeks later', async () => {
    await send(website, track('d3', 'Product Viewed'));
    await fold();
    await send(website, track('d3', 'Product Viewed'));
    await forgetEvents(shop.db, new Date(shop.now.getTime() + 13 * 24 * HOUR_MS));
    expect((await query('select from touch_events')).length).toBeGreaterThan(300);
    await forgetEvents(shop.db, new Date(shop.now.getTime() + 15 * 24 * HOUR_MS));
    expect(await query('select anonymous_id from touch_events')).toEqual([{ anonymous_id: 'd3' }]);
    await fold();
    expect(await query(`select count(*) from touches where anonymous_id = 'd3'`)).toEqual([{ count: 2 }]);
  });
});

describe('what sources say of people', () => {
  const identify = (userId: string, anonymousId: string, traits: object = {}) => ({
    type: 'identify',
    userId,
    anonymousId,
    traits,
  });
  const identitiesOf = (customer: string) =>
    query(`select kind, value from identities where customer_id = $1 order by kind, value`, [customer]);

  it('our own word makes the person of a new user once, with evidence that nobody has proven', async () => {
    await send(
      website,
      identify('u1', 'p1', { email: 'u1@example.com' }),
      identify('u1', 'p2', { name: 'Ina' }),
    );
    await fold();
    await send(website, identify('u1', 'p2', { name: 'Somebody else' }));
    await fold();
    const id = await personOf('u1');
    expect(await identitiesOf(id)).toEqual([
      { kind: 'device', value: 'p1' },
      { kind: 'device', value: 'p2' },
      { kind: 'email', value: 'u1@example.com' },
      { kind: 'external', value: 'web:u1' },
    ]);
    expect(await query('select name, search from customers where id = $1', [id])).toEqual([
      { name: 'Ina', search: expect.stringContaining('u1@example.com') },
    ]);
    expect(await query(`select kind from events where subject_id = $1`, [id])).toContainEqual({
      kind: 'customer.changed',
    });
  });

  it('two users with one address stay two people: nobody is merged', async () => {
    const before = await query('select id from customers');
    await send(
      website,
      identify('u2', 'p3', { email: 'family@example.com', phone: '+359888000111' }),
      identify('u3', 'p3', { email: 'family@example.com', phone: '+359888000111' }),
    );
    await fold();
    const [two, three] = [await personOf('u2'), await personOf('u3')];
    expect(two).not.toBe(three);
    expect((await query('select id from customers')).length).toBe(before.length + 2);
    expect(await query('select id from customers where merged_into is not null')).toEqual([]);
  });

  it('an alias is evidence for review, and so is the word of others', async () => {
    const before = await query('select id from identities');
    await send(website, { type: 'alias', userId: 'u2', previousId: 'u3' });
    await send(partner, identify('u4', 'p4', { email: 'u4@example.com' }), identify('u4', 'p4'));
    await send(stranger, identify('u2', 'p5', { phone: '+359888000222' }));
    await fold();
    expect(await query('select id from identities')).toEqual(before);
    expect(await personOf('u4')).toBeNull();
    const claims = await query(
      'select party, via, subject, kind, value, times from identity_claims order by party, kind',
    );
    expect(claims).toEqual([
      { party: 'first', via: 'alias', subject: 'web:u2', kind: 'external', value: 'web:u3', times: 1 },
      { party: 'second', via: 'identify', subject: 'web:u4', kind: 'device', value: 'p4', times: 2 },
      {
        party: 'second',
        via: 'identify',
        subject: 'web:u4',
        kind: 'email',
        value: 'u4@example.com',
        times: 1,
      },
      expect.objectContaining({ party: 'third', subject: `source-${stranger.id}:u2`, kind: 'device' }),
      expect.objectContaining({ party: 'third', subject: `source-${stranger.id}:u2`, kind: 'phone' }),
    ]);
  });

  it('a tablet that everybody uses is nobody’s beyond five people', async () => {
    await send(website, ...Array.from({ length: 9 }, (_, at) => identify(`kiosk-${at}`, 'tablet')));
    await fold();
    await send(website, ...Array.from({ length: 9 }, (_, at) => identify(`kiosk-${at}`, 'tablet')));
    await fold();
    const devices = await query(`select id from identities where kind = 'device' and value = 'tablet'`);
    expect(devices).toHaveLength(5);
  });
});

describe('carts', () => {
  const add = (device: string, sku: string, more: object = {}) =>
    track(device, 'Product Added', { sku, price: 10, quantity: 1 }, more);

  it('gather goods and are over with the order, whatever comes late', async () => {
    await send(
      website,
      add('c1', 'CUP', { timestamp: hoursAgo(5) }),
      add('c1', 'CUP', { timestamp: hoursAgo(4) }),
    );
    await fold();
    expect(await cartsOf('device:c1')).toEqual([{ status: 'open', units: 2, value_minor: 2000 }]);
    await send(website, track('c1', 'Order Completed', { order_id: 'X-1' }, { timestamp: hoursAgo(3) }));
    await fold();
    await send(website, add('c1', 'POT', { timestamp: hoursAgo(4) }));
    await fold();
    expect(await cartsOf('device:c1')).toEqual([{ status: 'ordered', units: 2, value_minor: 2000 }]);
    await send(website, add('c1', 'POT', { timestamp: hoursAgo(1) }));
    await fold();
    expect((await cartsOf('device:c1')).map((cart) => cart.status)).toEqual(['ordered', 'open']);
  });

  it('of a device become the person’s who signs in, joined with what waits there', async () => {
    await send(website, { type: 'identify', userId: 'c2', anonymousId: 'laptop' });
    await send(website, add('laptop', 'CUP', { userId: 'c2', timestamp: hoursAgo(3) }));
    await send(
      website,
      add('phone', 'CUP', { timestamp: hoursAgo(2) }),
      add('phone', 'POT', { timestamp: hoursAgo(2) }),
    );
    await fold();
    await send(website, track('phone', 'Cart Viewed', {}, { userId: 'c2', timestamp: hoursAgo(1) }));
    await fold();
    const id = await personOf('c2');
    expect(await cartsOf(`customer:${id}`)).toEqual([{ status: 'open', units: 2, value_minor: 2000 }]);
    expect(await cartsOf('device:phone')).toMatchObject([{ status: 'joined' }]);
  });

  it('are over when the person buys the same goods anywhere', async () => {
    await send(website, { type: 'identify', userId: 'c3', anonymousId: 'c3' });
    await send(website, add('c3', 'CUP', { userId: 'c3' }), add('c3', 'POT', { userId: 'c3' }));
    await fold();
    const customerId = await personOf('c3');
    const order = (sku: string) =>
      placeOrder(shop.ctx('floor', { now: later() }), {
        channelId: shop.channels.till,
        customerId,
        lines: [{ sku, quantity: 1 }],
      });
    await order('CUP');
    await fold(later());
    expect(await cartsOf(`customer:${customerId}`)).toMatchObject([{ status: 'open' }]);
    const both = await placeOrder(shop.ctx('floor', { now: later() }), {
      channelId: shop.channels.till,
      customerId,
      lines: [
        { sku: 'CUP', quantity: 1 },
        { sku: 'POT', quantity: 1 },
      ],
    });
    await fold(later());
    const carts = await query('select status, order_id from carts where customer_id = $1', [customerId]);
    expect(carts).toEqual([{ status: 'ordered', order_id: both.id }]);
  });

  it('expire when nobody has touched them for ninety days', async () => {
    await send(website, add('c4', 'CUP'));
    await fold();
    await fold(new Date(shop.now.getTime() + 91 * 24 * HOUR_MS));
    expect(await cartsOf('device:c4')).toMatchObject([{ status: 'expired' }]);
  });

  const later = () => new Date(shop.now.getTime() + HOUR_MS);
});
