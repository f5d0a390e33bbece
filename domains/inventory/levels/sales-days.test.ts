import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { moveStock, type NewMovement } from '../move-stock.ts';

const TODAY = '2026-03-10';
let shop: TestShop;
let variantIds: string[];

beforeAll(async () => {
  shop = await openShop();
  const added = [];
  for (const sku of ['CUP', 'MUG', 'PAN']) {
    added.push(await shop.addVariant({ sku, units: { north: 9_000, corner: 9_000 } }));
  }
  variantIds = added.map(({ id }) => id);
});
afterAll(() => shop.close());

const query = (text: string, values: unknown[] = []) =>
  shop.db.$client.query(text, values).then(({ rows }) => rows);
const fold = (today = TODAY) => query('select fold_sales($1)', [today]);
const known = () =>
  query(`select variant_id, location_id, day::text, sum(units)::integer as units from sales_days_now
    group by 1, 2, 3 order by 1, 2, 3`);
const ledger = () =>
  query(
    `select variant_id, from_location_id as location_id, (at at time zone sales_zone())::date::text as day,
       sum(quantity)::integer as units
     from stock_movements where to_location_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
    [shop.outside.customer],
  );
const lately = (day: string) =>
  query('select variant_id, units::integer as units from sold_lately($1) order by 1', [day]);
const latelyOfLedger = (day: string) =>
  query(
    `select variant_id, sum(quantity)::integer as units from stock_movements
     where to_location_id = $1 and (at at time zone sales_zone())::date between $2::date - 27 and $2 group by 1 order by 1`,
    [shop.outside.customer, day],
  );

type Sale = { variant: number; place: 'north' | 'corner'; hoursAgo: number; units: number };

function movement({ variant, place, hoursAgo, units }: Sale): NewMovement {
  return {
    variantId: variantIds[variant]!,
    quantity: units,
    fromLocationId: shop.places[place],
    toLocationId: shop.outside.customer,
    reason: 'sale',
    causeKind: 'test',
    actorName: 'Test',
    at: new Date(shop.now.getTime() - hoursAgo * 3_600_000),
  };
}

const sale = fc.record({
  variant: fc.nat(2),
  place: fc.constantFrom('north' as const, 'corner' as const),
  hoursAgo: fc.integer({ min: -30, max: 24 * 40 }),
  units: fc.integer({ min: 1, max: 5 }),
});
const happening = fc.oneof(
  fc.record({ what: fc.constant('sell' as const), sales: fc.array(sale, { minLength: 1, maxLength: 4 }) }),
  fc.record({ what: fc.constant('come back' as const), sale }),
  fc.record({
    what: fc.constant('fold' as const),
    today: fc.constantFrom('2026-03-09', TODAY, '2026-03-20'),
  }),
  fc.record({ what: fc.constant('move' as const), zone: fc.constantFrom('Asia/Tehran', 'Europe/Sofia') }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

async function carryOut(one: Happening): Promise<unknown> {
  switch (one.what) {
    case 'sell':
      return inTransaction(shop.db, (tx) => moveStock(tx, one.sales.map(movement)));
    case 'come back': {
      const { fromLocationId, toLocationId, ...back } = movement(one.sale);
      const way = { fromLocationId: toLocationId, toLocationId: fromLocationId, reason: 'return' as const };
      return inTransaction(shop.db, (tx) => moveStock(tx, [{ ...back, ...way }]));
    }
    case 'fold':
      return fold(one.today);
    case 'move':
      return query('update business set time_zone = $1', [one.zone]);
  }
}

describe('the sales of a day', () => {
  it('always equal the ledger, whatever is sold, folded, or told of the time zone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 10 }), async (happenings) => {
        for (const one of happenings) await carryOut(one);
        expect(await known()).toEqual(await ledger());
        for (const day of ['2026-03-09', TODAY, '2026-03-20'])
          expect(await lately(day)).toEqual(await latelyOfLedger(day));
      }),
      { numRuns: 40 },
    );
  });

  it('are told once when a sale is written before a folding and committed after it', async () => {
    const slow = await openConnection(shop.url);
    await slow.query('begin');
    await slow.query(
      `insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, actor_name)
       values ($1, $2, 1, $3, $4, 'sale', 'test', 'Test')`,
      [shop.now, variantIds[0], shop.places.north, shop.outside.customer],
    );
    await fold();
    expect(await known()).toEqual(await ledger());
    await slow.query('commit');
    await slow.end();
    expect(await known()).toEqual(await ledger());
    await fold();
    expect(await known()).toEqual(await ledger());
    expect(await query('select from sales_tail')).toEqual([]);
  });

  it('stay right while two fold at once', async () => {
    const sales = Array.from({ length: 8 }, (_, hour) => movement({ ...CUP_AT_NORTH, hoursAgo: hour }));
    await Promise.all([
      ...sales.map((one) => inTransaction(shop.db, (tx) => moveStock(tx, [one]))),
      fold(),
      fold(),
      fold('2026-03-11'),
    ]);
    expect(await known()).toEqual(await ledger());
    expect(await lately(TODAY)).toEqual(await latelyOfLedger(TODAY));
    expect(await lately('2026-03-11')).toEqual(await latelyOfLedger('2026-03-11'));
  });
});

const CUP_AT_NORTH = { variant: 0, place: 'north', units: 1 } as const;
