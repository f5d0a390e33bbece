import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { adjustStock } from '../adjust-stock.ts';
import { createTransfer } from '../transfers/create-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { sendTransfer } from '../transfers/send-transfer.ts';
import { expireLots } from './expire-lots.ts';
import { setTracking } from './set-tracking.ts';

const RUNS = 8;
const TODAY = '2026-03-10';
/** One has expired, one expires today, others later or never. */
const LOTS = [
  { code: 'OLD', expiresOn: '2026-03-09' },
  { code: 'TODAY', expiresOn: TODAY },
  { code: 'SOON', expiresOn: '2026-04-01' },
  { code: 'LATE', expiresOn: '2027-01-01' },
  { code: 'KEEPS', expiresOn: null },
];

type Step =
  | { kind: 'receive'; lot: number; units: number }
  | { kind: 'sell'; units: number }
  | { kind: 'return'; which: number; isShelf: boolean }
  | { kind: 'transfer'; units: number; come: number; isDamaged: boolean }
  | { kind: 'count'; units: number }
  | { kind: 'write off'; lot: number; units: number }
  | { kind: 'expire' };

const units = fc.integer({ min: 1, max: 6 });
const lot = fc.nat(LOTS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('receive' as const), lot, units }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('sell' as const), units }), weight: 3 },
  fc.record({ kind: fc.constant('return' as const), which: fc.nat(5), isShelf: fc.boolean() }),
  fc.record({
    kind: fc.constant('transfer' as const),
    units,
    come: fc.nat(6),
    isDamaged: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('count' as const), units: fc.nat(12) }),
  fc.record({ kind: fc.constant('write off' as const), lot, units }),
  fc.record({ kind: fc.constant('expire' as const) }),
);

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.db.insert(locations).values({
    id: newId(),
    code: 'QUARANTINE',
    name: 'Quarantine',
    kind: 'quarantine',
    isCounted: true,
    rank: 800,
    services: { ships: false, pickup: false, returns: false },
  });
});
afterAll(() => shop.close());

type Lot = { code: string; expiresOn: string | null; quantity: number };
type Sold = { orderId: string; lineId: string; left: number };

async function lotsAt(variantId: string, locationId: string): Promise<Lot[]> {
  const { rows } = await shop.db.$client.query<Lot>(
    `select o.code, o.expires_on::text as "expiresOn", l.quantity from lot_levels l join lots o on o.id = l.lot_id
     where l.variant_id = $1 and l.location_id = $2 and l.quantity > 0
     order by o.expires_on nulls last, o.code = '', o.code`,
    [variantId, locationId],
  );
  return rows;
}

/** What should leave: the fresh lots in the order in which they expire. */
function expected(there: readonly Lot[], wanted: number): Record<string, number> {
  const taken: Record<string, number> = {};
  let left = wanted;
  for (const one of there.filter(({ expiresOn }) => expiresOn === null || expiresOn >= TODAY)) {
    const units = Math.min(left, one.quantity);
    if (units > 0) taken[one.code] = units;
    left -= units;
  }
  return taken;
}

async function tookWith(shipmentId: string): Promise<Record<string, number>> {
  const { rows } = await shop.db.$client.query<Lot>(
    `select o.code, p.quantity from stock_movements m join movement_lots p on p.movement_id = m.id
     join lots o on o.id = p.lot_id where m.cause_id = $1`,
    [shipmentId],
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.quantity]));
}

/** Plays one step; what the shop may rightly refuse (too few, expired, nothing there) is no failure. */
async function play(variant: { id: string; sku: string }, sold: Sold[], one: Step): Promise<void> {
  const { north, south } = shop.places;
  const at = { variantId: variant.id, locationId: north };
  const ctx = shop.ctx('owner');
  switch (one.kind) {
    case 'receive':
      await adjustStock(ctx, { ...at, change: one.units, reason: 'receipt', lot: LOTS[one.lot]! });
      return;
    case 'count':
      await adjustStock(ctx, { ...at, countedQuantity: one.units, reason: 'count' });
      return;
    case 'write off':
      await adjustStock(ctx, { ...at, change: -one.units, reason: 'write_off', lot: LOTS[one.lot]! });
      return;
    case 'expire':
      await expireLots(ctx, at);
      return;
    case 'sell':
      return sell(variant, sold, one.units);
    case 'return': {
      const line = sold[one.which % Math.max(1, sold.length)];
      if (!line || line.left === 0) return;
      line.left--;
      const disposition = one.isShelf ? ('shelf' as const) : ('quarantine' as const);
      await returnOrder(ctx, {
        orderId: line.orderId,
        returnId: newId(),
        locationId: north,
        lines: [{ lineId: line.lineId, quantity: 1, condition: 'new', disposition }],
      });
      return;
    }
    case 'transfer': {
      const transferId = newId();
      const lines = [{ variantId: variant.id, quantity: one.units }];
      await createTransfer(ctx, { transferId, fromLocationId: north, toLocationId: south, lines });
      await sendTransfer(ctx, { transferId });
      const come = Math.min(one.come, one.units);
      if (come === 0) return;
      const arrived = one.isDamaged ? { good: come - 1, damaged: 1 } : { good: come, damaged: 0 };
      await receiveTransfer(ctx, { transferId, lines: [{ variantId: variant.id, ...arrived }] });
    }
  }
}

async function sell(variant: { id: string; sku: string }, sold: Sold[], units: number): Promise<void> {
  const ctx = shop.ctx('owner');
  const { id: orderId } = await placeOrder(ctx, {
    channelId: shop.channels.till,
    locationId: shop.places.north,
    lines: [{ sku: variant.sku, quantity: units }],
  });
  const { rows } = await shop.db.$client.query<{ id: string }>(
    'select id from order_lines where order_id = $1',
    [orderId],
  );
  const before = await lotsAt(variant.id, shop.places.north);
  const shipmentId = newId();
  await shipOrder(ctx, { orderId, shipmentId });
  expect(await tookWith(shipmentId)).toEqual(expected(before, units));
  sold.push({ orderId, lineId: rows[0]!.id, left: units });
}

const REFUSALS = ['OUT_OF_STOCK', 'CONFLICT'];

describe('goods with lots through a day of work', () => {
  it('leave in the order in which they expire, and every unit is of a lot', { timeout: 60_000 }, async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
        const variant = await shop.addVariant({ sku: `LOTTED-${++made}-${newId()}` });
        await setTracking(shop.ctx('owner'), { variantId: variant.id, tracking: 'lot' });
        const sold: Sold[] = [];
        for (const one of steps) {
          await play(variant, sold, one).catch((error: unknown) => {
            if (!(error instanceof AppError) || !REFUSALS.includes(error.code)) throw error;
          });
        }
        await shop.db.$client.query(`delete from pgboss.job where name <> 'allocate-backorders'`);
        await expectSoundBooks(shop.db);
      }),
      { numRuns: RUNS },
    );
  });
});
