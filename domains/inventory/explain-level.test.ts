import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { adjustStock } from './adjust-stock.ts';
import { explainLevel } from './explain-level.ts';

const MOVEMENTS = 200_000;
const MOST_MS = 300;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const minute = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);

describe('why is this number 47?', () => {
  it('shows the movements that add up to it, at any past minute', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 40 });
    const change = (units: number, minutes: number) =>
      adjustStock(shop.ctx('warehouse', { now: minute(minutes) }), {
        variantId: cup.id,
        locationId: shop.places.north,
        change: units,
        reason: 'count',
      });
    await change(10, 10);
    await change(-3, 20);
    const level = { variantId: cup.id, locationId: shop.places.north };
    const now = await explainLevel(shop.ctx('viewer'), level);
    expect(now).toMatchObject({ onHand: 47, opening: 0, next: null });
    expect(now.movements.map(({ change: by, onHand, otherLocation }) => [by, onHand, otherLocation])).toEqual(
      [
        [-3, 47, 'Scrap'],
        [10, 50, 'Scrap'],
        [40, 40, 'Suppliers'],
      ],
    );
    expect(await explainLevel(shop.ctx('viewer'), { ...level, at: minute(15) })).toMatchObject({
      onHand: 50,
    });
    expect(await explainLevel(shop.ctx('viewer'), { ...level, at: minute(-1) })).toMatchObject({
      onHand: 0,
      movements: [],
    });
  });

  it('goes on page by page with the same arithmetic', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 1 });
    for (let at = 1; at <= 5; at++) {
      await adjustStock(shop.ctx('warehouse', { now: minute(at) }), {
        variantId: pan.id,
        locationId: shop.places.north,
        change: at,
        reason: 'receipt',
      });
    }
    const level = { variantId: pan.id, locationId: shop.places.north, limit: 4 };
    const first = await explainLevel(shop.ctx('viewer'), level);
    expect(first).toMatchObject({ onHand: 16, opening: 2 });
    const second = await explainLevel(shop.ctx('viewer'), { ...level, before: first.next! });
    expect(second).toMatchObject({ onHand: first.opening, opening: 0, next: null });
    expect(second.movements.map((movement) => movement.change)).toEqual([1, 1]);
  });

  it(`answers within ${MOST_MS} ms for a variant with ${MOVEMENTS} movements`, async () => {
    const rice = await shop.addVariant({ sku: 'RICE' });
    const values = [rice.id, shop.places.north, shop.outside.supplier, shop.now, MOVEMENTS];
    await shop.db.$client.query(
      `insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, actor_name)
       select $4::timestamptz + make_interval(secs => n), $1, 2, $3, $2, 'receipt', 'test', 'Test'
       from generate_series(1, $5::integer) n`,
      values,
    );
    await shop.db.$client.query('vacuum analyze stock_movements');
    const level = { variantId: rice.id, locationId: shop.places.north };
    await explainLevel(shop.ctx('viewer'), level);
    const startedAt = performance.now();
    const answer = await explainLevel(shop.ctx('viewer'), { ...level, at: minute(MOVEMENTS / 120) });
    expect(performance.now() - startedAt).toBeLessThan(MOST_MS);
    expect(answer).toMatchObject({ onHand: MOVEMENTS });
    expect(answer.opening + answer.movements.reduce((sum, one) => sum + one.change, 0)).toBe(answer.onHand);
  });

  it('is refused to a key without that right', async () => {
    const key = { kind: 'api_key' as const, id: 'k', name: 'Key', scopes: [], channelId: null };
    const level = { variantId: shop.places.north, locationId: shop.places.north };
    await expect(explainLevel(shop.ctx(key), level)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
