import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { moveStock, type NewMovement } from '#domains/inventory/move-stock.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { DEFAULT_RULES, type RoutingRules } from './rules.ts';
import { goLive } from './versions/go-live.ts';
import { saveDraft } from './versions/save-draft.ts';

let shop: TestShop;
const DAY_MS = 86_400_000;
const query = <Row>(text: string, values: unknown[] = []) =>
  shop.db.$client.query(text, values).then(({ rows }) => rows as Row[]);
const fold = () => query('select fold_shelf_ages()');
const daysAgo = (days: number) => new Date(shop.now.getTime() - days * DAY_MS);

async function move(variantId: string, units: number, more: { to?: 'north' | 'south'; at: Date }) {
  const { to, at } = more;
  const [from, reason] = to
    ? [shop.outside.supplier, 'receipt' as const]
    : [shop.places.north, 'sale' as const];
  const movement: NewMovement = {
    variantId,
    quantity: units,
    fromLocationId: from,
    toLocationId: to ? shop.places[to] : shop.outside.customer,
    reason,
    causeKind: 'test',
    actorName: 'Test',
    at,
  };
  await inTransaction(shop.db, (tx) => moveStock(tx, [movement]));
}

async function ageOf(variantId: string, at: 'north' | 'south'): Promise<number | null> {
  await fold();
  const rows = await query<{ at: Date | null }>(
    'select oldest_at as at from shelf_ages where variant_id = $1 and location_id = $2',
    [variantId, shop.places[at]],
  );
  const oldest = rows[0]?.at;
  return oldest ? Math.round((shop.now.getTime() - oldest.getTime()) / DAY_MS) : null;
}

async function live(rules: Partial<RoutingRules>): Promise<void> {
  const { version } = await saveDraft(shop.ctx('owner'), { rules: { ...DEFAULT_RULES, ...rules } });
  await goLive(shop.ctx('owner'), { version });
}

const byAge = { criteria: (['age', 'rank'] as const).map((by) => ({ by, tolerance: 0, weight: 1 })) };

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('how long goods have lain', () => {
  it('is not kept while no rule asks for it', async () => {
    const { id } = await shop.addVariant({ sku: 'IDLE', units: 3 });
    expect(await ageOf(id, 'north')).toBeNull();
  });

  it('is the age of the oldest receipt that has not been sold yet, first in, first out', async () => {
    await live(byAge);
    const { id } = await shop.addVariant({ sku: 'CUP' });
    await move(id, 5, { to: 'north', at: daysAgo(40) });
    await move(id, 5, { to: 'north', at: daysAgo(10) });
    expect(await ageOf(id, 'north')).toBe(40);
    await move(id, 4, { at: daysAgo(3) });
    expect(await ageOf(id, 'north')).toBe(40);
    await move(id, 1, { at: daysAgo(2) });
    expect(await ageOf(id, 'north')).toBe(10);
    await move(id, 5, { at: daysAgo(1) });
    expect(await ageOf(id, 'north')).toBeNull();
  });

  it('equals going through all movements, whatever comes and goes', async () => {
    const { id } = await shop.addVariant({ sku: 'ANY' });
    const layers: { at: number; units: number }[] = [];
    let day = 2_000;
    const step = fc.record({
      units: fc.integer({ min: 1, max: 9 }),
      isReceipt: fc.boolean(),
      isFolded: fc.boolean(),
    });
    const steps = fc.sample(step, { numRuns: 80, seed: 11 });
    for (const { units, isReceipt, isFolded } of steps) {
      day -= 7;
      const lying = layers.reduce((sum, layer) => sum + layer.units, 0);
      if (isReceipt || lying === 0) {
        layers.push({ at: day, units });
        await move(id, units, { to: 'north', at: daysAgo(day) });
      } else {
        let taken = Math.min(units, lying);
        await move(id, taken, { at: daysAgo(day) });
        while (taken > 0) {
          const first = layers[0]!;
          const part = Math.min(taken, first.units);
          taken -= part;
          first.units -= part;
          if (first.units === 0) layers.shift();
        }
      }
      if (isFolded) expect(await ageOf(id, 'north')).toBe(layers[0]?.at ?? null);
    }
    expect(await ageOf(id, 'north')).toBe(layers[0]?.at ?? null);
  });

  it('decides where an order is served from, and says so', async () => {
    const { id } = await shop.addVariant({ sku: 'TEA' });
    await move(id, 20, { to: 'north', at: daysAgo(4) });
    await move(id, 20, { to: 'south', at: daysAgo(90) });
    await fold();
    const order = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'TEA', quantity: 2 }],
    });
    const [row] = await query<{ code: string; routing: Record<string, unknown> }>(
      'select l.code, o.routing from orders o join locations l on l.id = o.location_id where o.id = $1',
      [order.id],
    );
    expect(row).toMatchObject({
      code: 'SOUTH',
      routing: { decidedBy: 'age', chosen: { ageDays: 90 }, runnerUp: { ageDays: 4 } },
    });
  });

  it('is reckoned portion by portion in a large shop, and then follows what changes', async () => {
    const { id: first } = await shop.addVariant({ sku: 'BULK' });
    const rows = await query<{ id: string }>(
      `insert into variants (id, product_id, sku, title, price_minor, search)
       select gen_random_uuid(), product_id, 'BULK-' || n, title, price_minor, search
       from variants cross join generate_series(1, 1100) n where id = $1 returning id`,
      [first],
    );
    const movement = { quantity: 2, fromLocationId: shop.outside.supplier, toLocationId: shop.places.south };
    const cause = { reason: 'receipt' as const, causeKind: 'test', actorName: 'Test', at: daysAgo(5) };
    await inTransaction(shop.db, (tx) =>
      moveStock(
        tx,
        rows.map(({ id }) => ({ variantId: id, ...movement, ...cause })),
      ),
    );
    await query('delete from shelf_age_fold');
    await query('delete from shelf_ages');
    const calls: boolean[] = [];
    while (calls.at(-1) !== false) {
      const [{ hasMore }] = (await query<{ hasMore: boolean }>('select fold_shelf_ages() as "hasMore"')) as [
        { hasMore: boolean },
      ];
      calls.push(hasMore);
    }
    expect(calls).toEqual([true, true, false]);
    const [known] = await query<{ count: number }>(
      `select count(*) from shelf_ages a join variants v on v.id = a.variant_id
       where v.sku like 'BULK-%' and a.oldest_at = $1`,
      [daysAgo(5)],
    );
    expect(known!.count).toBe(1_100);
    await move(rows[0]!.id, 1, { to: 'north', at: daysAgo(1) });
    expect(await ageOf(rows[0]!.id, 'north')).toBe(1);
  });

  it('is forgotten when no rule asks for it any more', async () => {
    await live({});
    await fold();
    expect(await query('select from shelf_ages')).toHaveLength(0);
  });
});
