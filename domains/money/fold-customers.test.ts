import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';

const HOUR_MS = 60 * 60_000;
// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 20 });
});
afterAll(() => shop.close());

const hour = (hours: number) => new Date(shop.now.getTime() + hours * HOUR_MS);

async function buy(hours: number): Promise<string> {
  const { id } = await placeOrder(shop.ctx('owner', { now: hour(hours) }), {
    channelId: shop.channels.web,
    customer: { name: 'Vera', email: 'vera@example.com' },
    lines: [{ sku: 'CUP', quantity: 1 }],
  });
  return id;
}

const cancel = (orderId: string) =>
  cancelOrder(shop.ctx('owner', { now: hour(99) }), { orderId, reason: 'no' });

async function folded() {
  await foldAll(shop.db.$client, PATIENCE_MS);
  const findings = await runAudit(shop.db);
  expect(findings.filter(({ name, count }) => name === 'customer-stats-are-sums' && count > 0)).toEqual([]);
  const { rows } = await shop.db.$client.query(
    'select orders::integer, first_order_at as first, last_order_at as last from customer_stats',
  );
  return rows[0];
}

describe('the days on which a person first and last bought', () => {
  it('are those of orders that stand, whenever the others were cancelled', async () => {
    const first = await buy(1);
    await buy(2);
    const last = await buy(3);
    await cancel(await buy(4));
    expect(await folded()).toEqual({ orders: 3, first: hour(1), last: hour(3) });
    await cancel(last);
    await cancel(first);
    expect(await folded()).toEqual({ orders: 1, first: hour(2), last: hour(2) });
  });

  it('are none once nothing stands, and come back with the next order', async () => {
    const { rows } = await shop.db.$client.query(`select id from orders where status <> 'cancelled'`);
    for (const { id } of rows) await cancel(id);
    expect(await folded()).toEqual({ orders: 0, first: null, last: null });
    await buy(6);
    expect(await folded()).toEqual({ orders: 1, first: hour(6), last: hour(6) });
  });
});
