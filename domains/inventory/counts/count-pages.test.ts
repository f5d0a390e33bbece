import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { setPlaces } from '../places/set-places.ts';
import { COUNT_PAGE, getCount, getCountLine, readCountPage } from './get-count.ts';
import { openCount } from './open-count.ts';
import { recordScans } from './record-scans.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('a long count', () => {
  it('is shown page by page in the order of a walk, each line once, and any line by itself', async () => {
    await shop.addVariant({ sku: 'FIRST' });
    await shop.db.$client.query(
      `insert into variants (id, product_id, sku, title, search)
       select gen_random_uuid(), (select id from products limit 1), 'LONG-' || lpad(n::text, 4, '0'), 'Long', 'long'
       from generate_series(1, $1) n`,
      [COUNT_PAGE + 50],
    );
    const { rows: goods } = await shop.db.$client.query<{ id: string; sku: string }>(
      `select id, sku from variants where sku like 'LONG-%' order by sku`,
    );
    const countId = newId();
    const scope = { kind: 'zone' as const, zone: 'LONG' };
    const rows = goods.map(({ sku }) => ({ sku, zone: 'LONG', bin: '' }));
    await setPlaces(shop.ctx('warehouse'), { locationId: shop.places.north, rows });
    await openCount(shop.ctx('floor'), { countId, locationId: shop.places.north, scope });
    const last = goods.at(-1)!;
    const scans = [{ id: newId(), variantId: last.id, quantity: 4, at: shop.now }];
    await recordScans(shop.ctx('floor'), { countId, scans });
    const first = (await getCount(shop.ctx('floor'), countId))!;
    const second = (await getCount(shop.ctx('floor'), countId, first.lines.length))!;
    expect([...first.lines, ...second.lines].map((line) => line.sku)).toEqual(goods.map(({ sku }) => sku));
    expect(first).toMatchObject({ from: 0, sums: { all: COUNT_PAGE + 50 } });
    expect(await getCountLine(shop.ctx('floor'), { countId, variantId: last.id })).toMatchObject({
      counted: 4,
    });
    expect(await getCountLine(shop.ctx('floor'), { countId, variantId: newId() })).toBeNull();
    expect(readCountPage({ after: '200' })).toBe(200);
    expect(readCountPage({ before: String(COUNT_PAGE) })).toBe(0);
    for (const nonsense of ['x', '-3', '1.5', '1e99']) expect(readCountPage({ after: nonsense })).toBe(0);
  });
});
