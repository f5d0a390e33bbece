import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { moveStock, type NewMovement } from '../move-stock.ts';
import { reserveUnits } from '../reserve-units.ts';
import { setSafety } from '../set-safety.ts';

let shop: TestShop;
let variantIds: string[];

beforeAll(async () => {
  shop = await openShop();
  const added = [];
  for (const sku of ['CUP', 'MUG', 'PAN']) {
    added.push(await shop.addVariant({ sku, units: { north: 20, corner: 10 } }));
  }
  variantIds = added.map(({ id }) => id);
});
afterAll(() => shop.close());

const query = (text: string, values: unknown[] = []) =>
  shop.db.$client.query(text, values).then(({ rows }) => rows);
const fold = () => query('select fold_supply()');
const supplyNow = () => query('select * from variant_supply_now order by variant_id');
const supplyOfLevels = () =>
  query(`select v.variant_id, s.* from (select distinct variant_id from stock_levels) v
    cross join lateral add_up_levels(v.variant_id, selling_locations()) s order by 1`);

function movement(variantId: string, quantity: number): NewMovement {
  return {
    variantId,
    quantity,
    fromLocationId: shop.places.north,
    toLocationId: shop.places.corner,
    reason: 'transfer',
    causeKind: 'test',
    actorName: 'Test',
    at: shop.now,
  };
}

const place = fc.constantFrom('north' as const, 'corner' as const);
const variant = fc.nat(2);
const happening = fc.oneof(
  fc.record({ what: fc.constant('move' as const), variant }),
  fc.record({ what: fc.constant('reserve' as const), variant, place }),
  fc.record({ what: fc.constant('release' as const), variant }),
  fc.record({ what: fc.constant('safety' as const), variant, place, units: fc.nat(40) }),
  fc.record({ what: fc.constant('close or open the corner shop' as const) }),
  fc.record({ what: fc.constant('fold' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

async function carryOut(one: Happening): Promise<unknown> {
  if (one.what === 'fold') return fold();
  if (one.what === 'close or open the corner shop')
    return query('update locations set is_active = not is_active where id = $1', [shop.places.corner]);
  const variantId = variantIds[one.variant]!;
  switch (one.what) {
    case 'move':
      return inTransaction(shop.db, (tx) => moveStock(tx, [movement(variantId, 1)]));
    case 'reserve': {
      const promise = { variantId, locationId: shop.places[one.place], quantity: 1 };
      const order = { orderId: newId(), orderLineId: newId() };
      return inTransaction(shop.db, (tx) => reserveUnits(tx, [{ ...promise, ...order }], shop.now));
    }
    case 'release':
      return query(
        `update reservations set status = 'released', closed_at = now() where variant_id = $1 and status = 'open'`,
        [variantId],
      );
    case 'safety': {
      const locationId = shop.places[one.place];
      return setSafety(shop.ctx('owner'), { variantId, locationId, safety: one.units });
    }
  }
}

describe('the supply of a variant', () => {
  it('always equals its levels added up, whatever happens between foldings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (happenings) => {
        // What is refused for want of units changes nothing.
        for (const one of happenings) await carryOut(one).catch(() => undefined);
        expect(await supplyNow()).toEqual(await supplyOfLevels());
      }),
      { numRuns: 40 },
    );
  });

  it('knows of a change that was begun before a folding and ends after it', async () => {
    const slow = await openConnection(shop.url);
    await slow.query('begin');
    await slow.query('update stock_levels set safety = safety + 1 where variant_id = $1', [variantIds[0]]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await query('update stock_levels set safety = safety + 1 where variant_id = $1', [variantIds[1]]);
    await fold();
    await slow.query('commit');
    await slow.end();
    expect(await supplyNow()).toEqual(await supplyOfLevels());
    await fold();
    expect(await supplyNow()).toEqual(await supplyOfLevels());
  });

  it('forgets a level that is removed', async () => {
    const { id } = await shop.addVariant({ sku: 'POT' });
    await setSafety(shop.ctx('owner'), { variantId: id, locationId: shop.places.north, safety: 3 });
    await setSafety(shop.ctx('owner'), { variantId: id, locationId: shop.places.corner, safety: 2 });
    await fold();
    await query('delete from stock_levels where variant_id = $1 and location_id = $2', [
      id,
      shop.places.north,
    ]);
    expect((await supplyNow()).find((row) => row.variant_id === id)).toMatchObject({ safety: 2 });
    await query('delete from stock_levels where variant_id = $1', [id]);
    expect((await supplyNow()).find((row) => row.variant_id === id)).toBeUndefined();
  });
});
