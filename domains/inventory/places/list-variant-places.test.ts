import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { listVariantPlaces } from './list-variant-places.ts';
import { setPlaces } from './set-places.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('where goods lie', () => {
  it('is told for each location, and forgotten with an empty zone', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 3 });
    const say = (locationId: string, zone: string, bin = '') =>
      setPlaces(shop.ctx('warehouse'), { locationId, rows: [{ sku: 'CUP', zone, bin }] });
    await say(shop.places.corner, 'شیشه');
    await say(shop.places.north, 'A', '12');
    expect(await listVariantPlaces(shop.ctx('viewer'), cup.id)).toEqual([
      { locationId: shop.places.north, zone: 'A', bin: '12' },
      { locationId: shop.places.corner, zone: 'شیشه', bin: '' },
    ]);
    await say(shop.places.north, '');
    expect(await listVariantPlaces(shop.ctx('viewer'), cup.id)).toHaveLength(1);
    await expect(
      setPlaces(shop.ctx('viewer'), {
        locationId: shop.places.north,
        rows: [{ sku: 'CUP', zone: 'B', bin: '' }],
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
