import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTimeline } from '#domains/customers/list-timeline.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { foldEvents } from './fold-events.ts';
import { forgetEvents } from './forget-events.ts';
import { openTouches, type TouchShop, track } from './open-touches.fixture.ts';
import type { TouchSource } from './sources/find-source.ts';

let touches: TouchShop;
let shop: TouchShop['shop'];
let website: TouchSource;
let partner: TouchSource;
let stranger: TouchSource;

beforeAll(async () => {
  touches = await openTouches();
  ({ shop, website, partner, stranger } = touches);
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const send: TouchShop['send'] = (...sent) => touches.send(...sent);
const fold: TouchShop['fold'] = (now) => touches.fold(now);
const personOf: TouchShop['personOf'] = (userId) => touches.personOf(userId);
const query: TouchShop['query'] = (text, values) => touches.query(text, values);

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

  it('of an order that comes later, whether our own or a channel’s, and are linked when it has come', async () => {
    const [last] = await query<{ number: number }>('select coalesce(max(number), 0) as number from orders');
    const next = last!.number + 1;
    await send(
      website,
      track('d-early', 'Order Completed', { order_id: String(next) }),
      track('d-early', 'Order Completed', { order_id: 'W-77' }),
      track('d-early', 'Order Completed', { order_id: 'never' }),
      track('d-early', 'Order Refunded', { order_id: String(next) }),
    );
    await fold();
    const linked = () =>
      query<{ kind: string; order_id: string | null }>(
        `select kind, order_id from touches where anonymous_id = 'd-early' order by id`,
      );
    expect((await linked()).map((one) => one.order_id)).toEqual([null, null, null, null]);
    const place = () =>
      placeOrder(shop.ctx('floor'), {
        channelId: shop.channels.web,
        lines: [{ sku: 'CUP', quantity: 1 }],
      });
    const own = await place();
    const theirs = await place();
    await query(`update orders set external_id = 'W-77' where id = $1`, [theirs.id]);
    await fold();
    expect((await linked()).map((one) => one.order_id)).toEqual([own.id, theirs.id, null, own.id]);
    expect(await query('select order_ref from awaited_orders')).toEqual([{ order_ref: 'never' }]);
    await fold(touches.hoursFromNow(31 * 24));
    expect(await query('select from awaited_orders')).toEqual([]);
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
    await forgetEvents(shop.db, touches.hoursFromNow(13 * 24));
    expect((await query('select from touch_events')).length).toBeGreaterThan(300);
    await forgetEvents(shop.db, touches.hoursFromNow(15 * 24));
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

  it('their story tells what was looked at before the campaign, and which source told', async () => {
    const context = { campaign: { name: 'Spring' }, page: { search: '?utm_campaign=Spring' } };
    await send(
      website,
      identify('u9', 'p9'),
      { type: 'page', anonymousId: 'p9', context },
      track('p9', 'Product Added', { name: 'Blue cup', sku: 'NOT-OURS' }, { context }),
    );
    await send(partner, track('p9', 'Quiz Finished', {}, { userId: 'u9' }));
    await fold();
    const { entries } = await listTimeline(shop.ctx('viewer'), { customerId: await personOf('u9') });
    expect(entries.map(({ kind, about, source }) => [kind, about, source?.party])).toEqual([
      ['event', 'Quiz Finished', 'second'],
      ['cart', 'Blue cup', 'first'],
      ['ad_click', 'Spring', 'first'],
    ]);
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
