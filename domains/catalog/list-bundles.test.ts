import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { listBundles, listComponentChoices } from './list-bundles.ts';
import { setBundle } from './set-bundle.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: { north: 5, south: 4 } });
  await shop.addVariant({ sku: 'POT', units: { north: 3 } });
  for (const sku of ['SET-A', 'SET-B', 'SET-C']) {
    const { id: variantId } = await shop.addVariant({ sku });
    if (sku === 'SET-C') continue;
    const components = [
      { sku: 'CUP', quantity: sku === 'SET-A' ? 2 : 10 },
      { sku: 'POT', quantity: 1 },
    ];
    await setBundle(shop.ctx('owner'), { variantId, components });
  }
});
afterAll(() => shop.close());

describe('the list of bundles', () => {
  it('says how many of each the free units of all places make, and what runs out first', async () => {
    const { rows, after } = await listBundles(shop.ctx('viewer'), {});
    expect(rows).toMatchObject([
      {
        sku: 'SET-A',
        bundles: 3,
        limitedBy: 'POT',
        components: [{ sku: 'CUP', quantity: 2 }, { sku: 'POT' }],
      },
      { sku: 'SET-B', bundles: 0, limitedBy: 'CUP' },
    ]);
    expect(after).toBeNull();
  });

  it('finds by words and goes on page by page', async () => {
    const first = await listBundles(shop.ctx('viewer'), { search: 'set', limit: 1 });
    expect(first).toMatchObject({ rows: [{ sku: 'SET-A' }], after: 'SET-A' });
    const next = await listBundles(shop.ctx('viewer'), { search: 'set', after: 'SET-A', limit: 1 });
    expect(next).toMatchObject({ rows: [{ sku: 'SET-B' }], after: null });
    expect((await listBundles(shop.ctx('viewer'), { search: 'cup' })).rows).toEqual([]);
  });

  it('offers goods for a bundle with what is free of them, and no bundles', async () => {
    expect(await listComponentChoices(shop.ctx('owner'), 'cup')).toMatchObject([{ sku: 'CUP', free: 9 }]);
    expect(await listComponentChoices(shop.ctx('owner'), 'SET-A')).toEqual([]);
    expect(await listComponentChoices(shop.ctx('owner'), ' ')).toEqual([]);
  });
});
