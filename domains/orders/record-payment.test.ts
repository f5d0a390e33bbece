import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFees } from '#domains/channels/costs/set-fees.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { placeOrder } from './place-order.ts';
import { recordPayment } from './record-payment.ts';

let shop: TestShop;
let later: Date;

beforeAll(async () => {
  shop = await openShop();
  later = new Date(shop.now.getTime() + 3_600_000);
  await shop.addVariant({ sku: 'CUP', units: 50, priceMinor: 10_000 });
  await setFees(shop.ctx('owner'), {
    channelId: shop.channels.web,
    validFrom: '2026-01-01',
    fees: [
      { name: 'Commission', basisPoints: 1_000 },
      { name: 'Card', paymentMethod: 'card', basisPoints: 200, fixedMinor: 25 },
    ],
  });
});
afterAll(() => shop.close());

async function sell(payment?: { method: string; amountMinor: number }) {
  const { id } = await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'CUP', quantity: 1 }],
    ...(payment ? { payment } : {}),
  });
  const { rows } = await shop.db.$client.query('select total_minor as total from orders where id = $1', [id]);
  return { id, totalMinor: Number(rows[0].total) };
}

const pay = (orderId: string, method: string, amountMinor: number) =>
  recordPayment(shop.ctx('owner', { now: later }), { orderId, method, amountMinor });

async function feesOf(orderId: string): Promise<number[]> {
  const { rows } = await shop.db.$client.query(
    'select fees_minor from postings where order_id = $1 order by id',
    [orderId],
  );
  return rows.map((row) => Number(row.fees_minor));
}

describe('the fee of a payment that comes after the sale', () => {
  it('is what a sale paid at once would have carried', async () => {
    const atOnce = await sell({ method: 'card', amountMinor: 10_000 });
    const { id, totalMinor } = await sell();
    const [commission] = await feesOf(id);
    await pay(id, 'card', totalMinor);
    const card = Math.round(totalMinor * 0.02) + 25;
    expect(await feesOf(id)).toEqual([commission, card]);
    expect(await feesOf(atOnce.id)).toEqual([commission! + card]);
    const { audited, events } = await readOrder(shop.db, id);
    expect([audited.at(-1), events.at(-1)]).toEqual(['order.pay', 'order.paid']);
  });

  it('is taken of what was paid that way only, and nothing of cash', async () => {
    const { id } = await sell();
    const [commission] = await feesOf(id);
    await pay(id, 'cash', 4_000);
    await pay(id, 'card', 5_000);
    expect(await feesOf(id)).toEqual([commission, 125]);
  });

  it('is not taken again where the sale has carried it', async () => {
    const { id } = await sell({ method: 'card', amountMinor: 1_000 });
    const atSale = await feesOf(id);
    await pay(id, 'card', 2_000);
    expect(await feesOf(id)).toEqual(atSale);
  });

  it('goes back with a cancelled order, as all that was posted of it', async () => {
    const { id } = await sell();
    await pay(id, 'card', 5_000);
    await cancelOrder(shop.ctx('owner', { now: later }), { orderId: id, reason: 'no' });
    expect((await feesOf(id)).reduce((sum, fee) => sum + fee, 0)).toBe(0);
  });

  it('needs the right to take payments', async () => {
    const { id } = await sell();
    const viewer = recordPayment(shop.ctx('viewer'), { orderId: id, method: 'card', amountMinor: 1 });
    await expect(viewer).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
