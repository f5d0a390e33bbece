import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { logContact } from '#domains/marketing/tracking/log-contact.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { expectEffortTrue } from './fold-effort.fixture.ts';
import { foldEffort } from './fold-effort.ts';

let shop: TestShop;
let ann: string;
let variantId: string;

const at = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);
const order = async (minutes: number) =>
  (
    await placeOrder(shop.ctx('owner', { now: at(minutes) }), {
      channelId: shop.channels.web,
      customerId: ann,
      lines: [{ variantId, quantity: 1 }],
    })
  ).id;
const touch = (minutes: number, kind: string, detail: object) =>
  shop.db.$client.query(
    'insert into touches (at, channel_id, kind, customer_id, detail) values ($1, $2, $3, $4, $5)',
    [at(minutes), shop.channels.web, kind, ann, JSON.stringify(detail)],
  );
const effortOf = async (orderId: string) =>
  (
    await shop.db.$client.query<{ seconds: number; pay: string; contact: string }>(
      'select seconds, pay_seconds as pay, contact_seconds as contact from order_efforts where order_id = $1',
      [orderId],
    )
  ).rows[0];

beforeAll(async () => {
  shop = await openShop();
  variantId = (await shop.addVariant({ sku: 'CUP', units: 100 })).id;
  ann = (
    await createCustomer(shop.ctx('owner'), {
      name: 'Ann',
      phone: '+359888777111',
      channelId: shop.channels.web,
    })
  ).id;
});
afterAll(() => shop.close());

describe('the effort of orders', () => {
  it('is what their journeys say, whatever comes when', { timeout: 60_000 }, async () => {
    const before = await order(0);
    await expectEffortTrue(shop.db);
    expect(await effortOf(before)).toMatchObject({ seconds: 0 });

    // Happenings that come late, of an order that came later than its happenings.
    await touch(95, 'event', { event: 'Payment Failed' });
    const later = await order(100);
    await expectEffortTrue(shop.db);
    expect(await effortOf(later)).toMatchObject({ seconds: 90, pay: 90 });
    await touch(99, 'event', { event: 'Payment Failed' });
    await logContact(shop.ctx('owner', { now: at(300) }), {
      customerId: ann,
      channelId: shop.channels.web,
      kind: 'call',
      text: 'Where is it?',
    });
    await expectEffortTrue(shop.db);
    expect(await effortOf(later)).toMatchObject({ seconds: 240 + 90 + 240, contact: 240 });

    // An order between them takes over what came before it.
    const between = await order(97);
    await expectEffortTrue(shop.db);
    expect(await effortOf(between)).toMatchObject({ pay: 90 });
    expect(await effortOf(later)).toMatchObject({ pay: 90 });

    await cancelOrder(shop.ctx('owner', { now: at(400) }), { orderId: between, reason: 'No longer wanted' });
    await shop.db.$client.query(`delete from touches where kind = 'call'`);
    await expectEffortTrue(shop.db);
    expect(await effortOf(between)).toBeUndefined();
    expect(await effortOf(later)).toMatchObject({ contact: 0 });
  });

  it('is worked out by the worker only', async () => {
    await expect(foldEffort(shop.ctx('owner'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
