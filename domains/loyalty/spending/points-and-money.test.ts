import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { getLoyalty } from '../get-loyalty.ts';
import { saveLoyaltyRules } from '../rules/save-rules.ts';
import { settleOrder } from '../settle-order.ts';
import { addMember, SPENDING } from '../testing/spending-shop.ts';

const RUNS = 60;
const BEGINNING = 1_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 5_000, priceMinor: 1_099 });
  await shop.addVariant({ sku: 'POT', units: 5_000, priceMinor: 3_333 });
  await saveLoyaltyRules(shop.ctx('owner'), { rules: SPENDING, expectedVersion: 0 });
});
afterAll(() => shop.close());

type Step =
  | { do: 'return' | 'edit'; line: number; quantity: number }
  | { do: 'add' | 'ship' | 'cancel' | 'settle' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('return' as const, 'edit' as const),
    line: fc.nat(1),
    quantity: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ do: fc.constantFrom('add' as const, 'ship' as const, 'cancel' as const, 'settle' as const) }),
);

/** Does a step as far as the order allows it: what is refused changes nothing. */
async function take(orderId: string, one: Step, lines: readonly { id: string }[]): Promise<void> {
  const owner = shop.ctx('owner');
  const { id: lineId } = lines['line' in one ? one.line : 0]!;
  const refused = (error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  };
  if (one.do === 'ship') await shipOrder(owner, { orderId, shipmentId: newId() }).catch(refused);
  if (one.do === 'cancel') await cancelOrder(owner, { orderId, reason: 'Changed' }).catch(refused);
  if (one.do === 'settle') await settleOrder(shop.ctx(), { orderId });
  if (one.do === 'add') {
    await editOrder(owner, { orderId, reason: 'More', addLines: [{ sku: 'CUP', quantity: 1 }] }).catch(
      refused,
    );
  }
  if (one.do === 'edit') {
    const { quantity } = one;
    await editOrder(owner, { orderId, reason: 'Other', lines: [{ lineId, quantity }] }).catch(refused);
  }
  if (one.do === 'return' && one.quantity > 0) {
    const { quantity } = one;
    const line = { lineId, quantity, condition: 'new' as const, disposition: 'shelf' as const };
    const { north: locationId } = shop.places;
    await returnOrder(owner, { orderId, returnId: newId(), locationId, lines: [line] }).catch(refused);
  }
}

it('points and money stay in balance, whatever happens to an order', async () => {
  const orders = fc.record({
    cups: fc.integer({ min: 1, max: 4 }),
    pots: fc.integer({ min: 1, max: 3 }),
    points: fc.integer({ min: 5, max: 20 }),
    steps: fc.array(step, { maxLength: 7 }),
  });
  await fc.assert(
    fc.asyncProperty(orders, async ({ cups, pots, points, steps }) => {
      const customerId = await addMember(shop, { name: 'Somebody', points: BEGINNING });
      const { id: orderId } = await placeOrder(shop.ctx('floor'), {
        channelId: shop.channels.till,
        customerId,
        points: points * 10,
        lines: [
          { sku: 'CUP', quantity: cups },
          { sku: 'POT', quantity: pots },
        ],
      });
      const { rows: lines } = await shop.db.$client.query<{ id: string }>(
        'select id from order_lines where order_id = $1 order by position',
        [orderId],
      );
      for (const one of steps) await take(orderId, one, lines);
      await settleOrder(shop.ctx(), { orderId });
      expect((await settleOrder(shop.ctx(), { orderId })).givenBack).toBe(0);
      await judge({ orderId, customerId, points: points * 10 });
    }),
    { numRuns: RUNS },
  );
  await expectSoundBooks(shop.db);
});

async function judge(used: { orderId: string; customerId: string; points: number }): Promise<void> {
  const { rows } = await shop.db.$client.query(
    `select p.given_back as "givenBack", o.status = 'cancelled' as "isCancelled",
       sum(l.quantity - l.returned_quantity)::int as kept, max(o.version) as version,
       (select sum(x.gross_minor - x.discounts_minor - x.returns_minor)::float8 from postings x where x.order_id = o.id) as net
     from orders o join order_points p on p.order_id = o.id join order_lines l on l.order_id = o.id
     where o.id = $1 group by o.id, p.order_id`,
    [used.orderId],
  );
  const { givenBack, isCancelled, kept, net } = rows[0];
  expect((await getLoyalty(shop.ctx('floor'), used.customerId)).usable).toBe(
    BEGINNING - used.points + givenBack,
  );
  expect(givenBack).toBeGreaterThanOrEqual(0);
  if (isCancelled || kept === 0) {
    expect(givenBack).toBe(used.points);
    expect(net).toBe(0);
  } else expect(givenBack).toBeLessThan(used.points);
}
