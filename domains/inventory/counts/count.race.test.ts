import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { approveCount } from './approve-count.ts';
import { openCount } from './open-count.ts';
import { recordScans } from './record-scans.ts';
import { submitCount } from './submit-count.ts';

const MINUTE_MS = 60_000;
const UNITS = 40;
const RUNS = 15;
const RACE_MS = 120_000;
const COUNTED_AT = 50;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 8 });
});
afterAll(() => shop.close());

const at = (minutes: number) => new Date(shop.now.getTime() + minutes * MINUTE_MS);

async function sell(sku: string, minutes: number): Promise<void> {
  const ctx = shop.ctx('owner', { now: at(minutes) });
  const { id } = await placeOrder(ctx, { channelId: shop.channels.web, lines: [{ sku, quantity: 1 }] });
  await shipOrder(ctx, { orderId: id, shipmentId: newId() });
}

describe('a shelf that is counted by several people while it sells', () => {
  it('is in the books as it is, whatever was lost before and sold since', { timeout: RACE_MS }, async () => {
    const some = fc.nat(6);
    await fc.assert(
      fc.asyncProperty(
        some,
        some,
        fc.integer({ min: -4, max: 9 }),
        some,
        async (before, after, lost, split) => {
          const goods = await shop.addVariant({ sku: `SHELF-${newId()}`, units: UNITS });
          const countId = newId();
          const scope = { kind: 'chosen' as const, variantIds: [goods.id] };
          await openCount(shop.ctx('floor'), { countId, locationId: shop.places.north, scope });
          await Promise.all(Array.from({ length: before }, (_, index) => sell(goods.sku, index + 1)));
          const shelf = UNITS - before - lost;
          const scans = [split, shelf - split].map((quantity) => ({
            id: newId(),
            variantId: goods.id,
            quantity,
            at: at(COUNTED_AT),
          }));
          const send = (one: (typeof scans)[number]) =>
            recordScans(shop.ctx('floor', { now: at(COUNTED_AT + 1) }), { countId, scans: [one] });
          // Each of them twice, as a telephone in a dead spot does, and selling goes on beside it.
          await Promise.all([
            ...scans.flatMap((one) => [send(one), send(one)]),
            ...Array.from({ length: after }, (_, index) => sell(goods.sku, COUNTED_AT + 2 + index)),
          ]);
          const { waiting } = await submitCount(shop.ctx('floor', { now: at(90) }), { countId });
          if (waiting > 0) await approveCount(shop.ctx('manager', { now: at(91) }), { countId });
          expect((await shop.onHand(goods.id, shop.places.north)).onHand).toBe(shelf - after);
          await expectSoundBooks(shop.db);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
