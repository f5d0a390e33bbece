import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getLoyalty } from '#domains/loyalty/get-loyalty.ts';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { HANDLERS } from '../registry.ts';

const DAY_MS = 86_400_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 20 });
});
afterAll(() => shop.close());

async function sell(): Promise<string> {
  const { id: orderId } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    customer: { name: 'Buyer', email: 'buyer@example.com' },
    lines: [{ sku: 'CUP', quantity: 1 }],
    payment: { method: 'card', amountMinor: 1200 },
  });
  await shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  const { rows } = await shop.db.$client.query('select customer_id as id from orders where id = $1', [
    orderId,
  ]);
  return rows[0].id;
}

/** Carries out the jobs of a queue that wait, as the worker would. */
async function work(queue: 'settle-loyalty'): Promise<number> {
  const { rows } = await shop.db.$client.query('delete from pgboss.job where name = $1 returning data', [
    queue,
  ]);
  for (const { data } of rows) await HANDLERS[queue](shop.ctx(), { data, attempt: 1, isLastAttempt: false });
  return rows.length;
}

async function points(customerId: string) {
  const { usable, pending } = await getLoyalty(shop.ctx('floor'), customerId);
  return { usable, pending };
}

const CLOCK = { data: {}, attempt: 1, isLastAttempt: true };

describe('points come by themselves', () => {
  it('not without a programme, then for orders that were missed, then with each order that is sent', async () => {
    const customerId = await sell();
    expect(await work('settle-loyalty')).toBe(1);
    expect(await points(customerId)).toEqual({ usable: 0, pending: 0 });
    await saveLoyaltyRules(shop.ctx('owner'), {
      expectedVersion: 0,
      rules: {
        isOn: true,
        startsOn: '2026-03-01',
        earn: [{ id: newId(), points: 1, perMinor: 100 }],
        tierBy: 'sales',
        tiers: [],
        waitingDays: 3,
        expiryMonths: 0,
      },
    });
    await HANDLERS['settle-loyalty'](shop.ctx(), CLOCK);
    expect(await points(customerId)).toEqual({ usable: 0, pending: 12 });
    await sell();
    await work('settle-loyalty');
    expect(await points(customerId)).toEqual({ usable: 0, pending: 24 });
    const now = new Date(shop.now.getTime() + 3 * DAY_MS);
    await HANDLERS['expire-points'](shop.ctx(undefined, { now }), CLOCK);
    expect(await points(customerId)).toEqual({ usable: 24, pending: 0 });
  });
});
