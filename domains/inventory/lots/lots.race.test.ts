import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { adjustStock } from '../adjust-stock.ts';
import { setTracking } from './set-tracking.ts';

const CONNECTIONS = 8;
const ROUNDS = 10;
const RACE_MS = 60_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: CONNECTIONS });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const receive = (variantId: string, change: number, lot?: { code: string; expiresOn: string }) =>
  adjustStock(shop.ctx('warehouse'), {
    variantId,
    locationId: shop.places.north,
    change,
    reason: 'receipt',
    ...(lot ? { lot } : {}),
  });

describe('two shipments at once', () => {
  it('never take the same last unit of a lot', { timeout: RACE_MS }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, sku } = await shop.addVariant({ sku: `LAST-${round}` });
      await setTracking(shop.ctx('owner'), { variantId: id, tracking: 'lot' });
      await receive(id, 1, { code: 'EARLY', expiresOn: '2026-05-01' });
      await receive(id, 1, { code: 'LATE', expiresOn: '2026-09-01' });
      const orders = await Promise.all(
        [1, 1].map((quantity) =>
          placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines: [{ sku, quantity }] }),
        ),
      );
      await Promise.all(
        orders.map(({ id: orderId }) => shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() })),
      );
      const { rows } = await shop.db.$client.query<{ code: string; quantity: number }>(
        `select o.code, sum(p.quantity)::integer as quantity from stock_movements m
         join movement_lots p on p.movement_id = m.id join lots o on o.id = p.lot_id
         where m.variant_id = $1 and m.reason = 'sale' group by 1 order by 1`,
        [id],
      );
      expect(rows).toEqual([
        { code: 'EARLY', quantity: 1 },
        { code: 'LATE', quantity: 1 },
      ]);
    }
  });
});

describe('a choice of lots while goods come in', () => {
  it('is refused, or was made before the first unit came', { timeout: RACE_MS }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await shop.addVariant({ sku: `CHOICE-${round}` });
      const [chosen, came] = await Promise.allSettled([
        setTracking(shop.ctx('owner'), { variantId: id, tracking: 'lot' }),
        receive(id, 3),
      ]);
      expect(came.status).toBe('fulfilled');
      if (chosen.status === 'rejected') {
        expect(chosen.reason).toMatchObject({ details: { reason: 'trackedOnHand' } });
      }
    }
    await expectSoundBooks(shop.db);
  });
});
