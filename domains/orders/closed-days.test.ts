import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { cancelOrder } from './cancel-order.ts';
import { editOrder } from './edit-order.ts';
import { placeOrder } from './place-order.ts';
import { returnOrder } from './return-order.ts';
import { shipOrder } from './ship-order.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

const TODAY = '2026-03-10';
const tomorrow = new Date('2026-03-11T10:00:00Z');

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 5_000 });
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);
const dayOfSale = () => query('select * from channel_days_now where day = $1 order by 1, 2, 3', [TODAY]);

/** An order of three lines at odd prices that a program states, in the channel's currency. */
async function place(quantity: number, unitPriceMinor: number) {
  const { id } = await placeOrder(shop.ctx(), {
    channelId: shop.channels.web,
    lines: [
      { sku: 'CUP', quantity, unitPriceMinor, discountMinor: Math.min(7, unitPriceMinor * quantity) },
      { sku: 'CUP', quantity: 1, unitPriceMinor: 333 },
    ],
    shippingMinor: 499,
  });
  const { lines } = await readOrder(shop.db, id);
  return { orderId: id, lineId: lines[0]!.id };
}

async function changeTomorrow(order: { orderId: string; lineId: string }, units: number): Promise<void> {
  const { orderId, lineId } = order;
  const ctx = shop.ctx('owner', { now: tomorrow });
  const edit = { orderId, reason: 'other number', lines: [{ lineId, quantity: units }] };
  await editOrder(ctx, edit);
  await shipOrder(ctx, { orderId, shipmentId: newId() });
  const lines = [{ lineId, quantity: 1, condition: 'new' as const, disposition: 'shelf' as const }];
  await returnOrder(ctx, { orderId, returnId: newId(), locationId: shop.places.corner, lines });
  await editOrder(ctx, { ...edit, lines: [{ lineId, quantity: units + 1 }] });
  await cancelOrder(ctx, { orderId, reason: 'rest not wanted' });
}

describe('a day that is over', () => {
  it('never changes: edits, cancellations and returns are dated when they are made', async () => {
    const changed = await place(3, 1_000);
    const cancelled = await place(2, 1_000);
    await foldAll(shop.db.$client, PATIENCE_MS);
    const before = await dayOfSale();
    await changeTomorrow(changed, 5);
    await cancelOrder(shop.ctx('owner', { now: tomorrow }), { orderId: cancelled.orderId, reason: 'no' });
    expect(await dayOfSale()).toEqual(before);
    await expectSoundBooks(shop.db);
  });
});

describe('an order in another currency', () => {
  it('is posted to the cent of the reporting currency through all its changes, by the audit’s own arithmetic', async () => {
    const facts = fc.record({
      currency: fc.constantFrom('USD', 'IRR', 'KWD', 'JPY'),
      rate: fc.constantFrom('0.9217', '0.000021', '2.987654321', '0.0061'),
      quantity: fc.integer({ min: 1, max: 7 }),
      unitPriceMinor: fc.integer({ min: 1, max: 9_999_999 }),
      units: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(facts, async ({ currency, rate, quantity, unitPriceMinor, units }) => {
        await query('update channels set currency = $1 where id = $2', [currency, shop.channels.web]);
        await query(
          `insert into exchange_rates (day, currency, rate) values ('2026-01-01', $1, $2)
           on conflict (currency, day) do update set rate = excluded.rate`,
          [currency, rate],
        );
        await changeTomorrow(await place(quantity, unitPriceMinor), units);
      }),
      { numRuns: 40, seed: 42 },
    );
    await expectSoundBooks(shop.db);
  }, 60_000);
});
