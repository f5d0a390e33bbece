import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openTouches, type TouchShop, track } from '../tracking/open-touches.fixture.ts';

let touches: TouchShop;
let shop: TouchShop['shop'];
let website: TouchShop['website'];

beforeAll(async () => {
  touches = await openTouches();
  ({ shop, website } = touches);
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const send: TouchShop['send'] = (...sent) => touches.send(...sent);
const fold: TouchShop['fold'] = (now) => touches.fold(now);
const personOf: TouchShop['personOf'] = (userId) => touches.personOf(userId);
const query: TouchShop['query'] = (text, values) => touches.query(text, values);
const hoursAgo = (hours: number) => touches.hoursFromNow(-hours).toISOString();
const later = () => touches.hoursFromNow(1);
const cartsOf = (holder: string) =>
  query<{ status: string; units: number; value_minor: number }>(
    'select status, units, value_minor from carts where holder = $1 order by opened_at, id',
    [holder],
  );

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

  it('of two people who turn out to be one become one cart', async () => {
    await send(website, add('m1', 'CUP', { userId: 'm1', timestamp: hoursAgo(2) }), {
      type: 'identify',
      userId: 'm1',
      anonymousId: 'm1',
    });
    await send(website, add('m2', 'POT', { userId: 'm2', timestamp: hoursAgo(1) }), {
      type: 'identify',
      userId: 'm2',
      anonymousId: 'm2',
    });
    await fold();
    const [keep, other] = [(await personOf('m1'))!, (await personOf('m2'))!];
    await mergeCustomers(shop.ctx('owner'), { survivorId: keep, mergedId: other });
    await send(website, track('m2', 'Cart Viewed', {}, { userId: 'm2' }));
    await fold();
    const carts = await query(
      'select status, holder, units from carts where customer_id = $1 order by status',
      [keep],
    );
    expect(carts).toEqual([
      { status: 'joined', holder: `customer:${other}`, units: 1 },
      { status: 'open', holder: `customer:${keep}`, units: 2 },
    ]);
  });

  it('expire when nobody has touched them for ninety days', async () => {
    await send(website, add('c4', 'CUP'));
    await fold();
    await fold(touches.hoursFromNow(91 * 24));
    expect(await cartsOf('device:c4')).toMatchObject([{ status: 'expired' }]);
  });
});
