import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { moveStock, type NewMovement } from '#domains/inventory/move-stock.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { readFlows, readWishes } from './read-demand.ts';

let shop: TestShop;
// Two weeks up to the day of the shop's now.
const WINDOW = { startOn: '2026-02-25', length: 14, timeZone: 'Europe/Sofia' };
const TODAY = 13;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const place = (sku: string, quantity: number) =>
  placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    onShort: 'backorder',
  });

describe('demand as it is read from the books', () => {
  it('is what left for customers, on the day of the business, and what lay there before', async () => {
    const { id } = await shop.addVariant({ sku: 'CUP' });
    const at = (
      instant: string,
      quantity: number,
      more: Pick<NewMovement, 'fromLocationId' | 'toLocationId' | 'reason'>,
    ) => ({
      variantId: id,
      quantity,
      causeKind: 'test',
      actorName: 'Test',
      at: new Date(instant),
      ...more,
    });
    const { supplier, customer } = shop.outside;
    const { north, south } = shop.places;
    await inTransaction(shop.db, (tx) =>
      moveStock(tx, [
        at('2026-01-02T10:00:00Z', 20, { fromLocationId: supplier, toLocationId: north, reason: 'opening' }),
        // Half past eleven at night in London is the next day in Sofia.
        at('2026-02-25T23:30:00Z', 3, { fromLocationId: north, toLocationId: customer, reason: 'sale' }),
        at('2026-02-27T10:00:00Z', 5, { fromLocationId: north, toLocationId: south, reason: 'transfer' }),
        at('2026-02-28T10:00:00Z', 1, { fromLocationId: customer, toLocationId: north, reason: 'return' }),
        at('2026-03-01T10:00:00Z', 2, { fromLocationId: supplier, toLocationId: customer, reason: 'sale' }),
      ]),
    );
    const flows = await readFlows(shop.db, [id], WINDOW);
    const facts = flows.map(({ locationId, day, change, sold }) => ({ locationId, day, change, sold }));
    expect(facts.sort((a, b) => a.day - b.day)).toEqual([
      { locationId: north, day: -1, change: 20, sold: 0 },
      { locationId: north, day: 1, change: -3, sold: 3 },
      expect.objectContaining({ day: 2, sold: 0 }),
      expect.objectContaining({ day: 2, sold: 0 }),
      { locationId: north, day: 3, change: 1, sold: 0 },
      { locationId: null, day: 4, change: -2, sold: 2 },
    ]);
  });

  it('counts what a waiting order misses, and no longer what it was given', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 4 });
    await place('POT', 9);
    const wishes = () => readWishes(shop.db, [pot.id], WINDOW);
    expect((await wishes()).map(({ day, units }) => ({ day, units }))).toEqual([{ day: TODAY, units: 5 }]);
  });

  it('counts orders that were cancelled after they had to wait, but not those that only changed their mind', async () => {
    const jar = await shop.addVariant({ sku: 'JAR', units: 10 });
    const served = await place('JAR', 3);
    await cancelOrder(shop.ctx('manager'), { orderId: served.id, reason: 'changed their mind' });
    const shortOf = await place('JAR', 12);
    await cancelOrder(shop.ctx('manager'), { orderId: shortOf.id, reason: 'waited too long' });
    const wishes = await readWishes(shop.db, [jar.id], WINDOW);
    expect(wishes.reduce((sum, { units }) => sum + units, 0)).toBe(12);
  });

  it('counts a backorder once it ships as a sale, not twice', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL', units: 6 });
    const order = await place('BOWL', 6);
    await shipOrder(shop.ctx('warehouse'), { orderId: order.id, shipmentId: newId() });
    expect(await readWishes(shop.db, [bowl.id], WINDOW)).toEqual([]);
    const flows = await readFlows(shop.db, [bowl.id], { ...WINDOW, length: 15 });
    expect(flows.reduce((sum, { sold }) => sum + sold, 0)).toBe(6);
    await adjustStock(shop.ctx('warehouse'), {
      variantId: bowl.id,
      locationId: shop.places.north,
      change: 1,
      reason: 'count',
    });
    expect((await readFlows(shop.db, [bowl.id], WINDOW)).reduce((sum, { sold }) => sum + sold, 0)).toBe(6);
  });
});
