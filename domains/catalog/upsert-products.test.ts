import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { createProduct } from './create-product.ts';
import { listProducts } from './list-products.ts';
import { updateProduct } from './update-product.ts';
import { updateVariant } from './update-variant.ts';
import { upsertProducts } from './upsert-products.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const upsert = (products: Parameters<typeof upsertProducts>[1]) =>
  inTransaction(shop.db, (tx) => upsertProducts(tx, products, { now: shop.now }));

describe('bringing the catalogue to what is stated', () => {
  it('makes what is new and changes what is known, by SKU', async () => {
    const first = await upsert([
      { title: 'Bowl', brand: 'Clay', variants: [{ sku: 'BOWL-S', priceMinor: 100 }, { sku: 'BOWL-L' }] },
    ]);
    expect(first.createdProducts).toBe(1);
    expect(first.variants.map((variant) => variant.isNew)).toEqual([true, true]);
    const again = await upsert([
      { title: 'Bowl, glazed', variants: [{ sku: 'BOWL-S', costMicros: 40_000_000 }, { sku: 'BOWL-XL' }] },
    ]);
    expect(again.createdProducts).toBe(0);
    expect(again.variants.map((variant) => variant.isNew)).toEqual([false, true]);
    const { rows } = await listProducts(shop.ctx('viewer'), { search: 'bowl-xl' });
    expect(rows).toMatchObject([
      {
        title: 'Bowl, glazed',
        brand: 'Clay',
        variants: [{ sku: 'BOWL-L' }, { sku: 'BOWL-S', priceMinor: 100 }, { sku: 'BOWL-XL' }],
      },
    ]);
  });

  it('takes one SKU that stands in a file twice as one variant', async () => {
    const twice = await upsert([
      { title: 'Jar', variants: [{ sku: 'JAR' }] },
      { title: 'Jar', variants: [{ sku: 'JAR', priceMinor: 300 }] },
    ]);
    expect(new Set(twice.variants.map((variant) => variant.variantId)).size).toBe(1);
    const { rows } = await shop.db.$client.query(`select id from variants where sku = 'JAR'`);
    expect(rows).toHaveLength(1);
  });

  it('does not make one new product twice when two imports meet', async () => {
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => upsert([{ title: 'Lid', variants: [{ sku: 'LID' }] }])),
    );
    expect(both.reduce((sum, one) => sum + one.createdProducts, 0)).toBe(1);
  });
});

describe('the catalogue by hand', () => {
  it('refuses a SKU that exists, changes words and barcodes, and finds by them', async () => {
    const made = await createProduct(shop.ctx('marketing'), {
      title: 'چراغ مطالعه',
      variants: [{ sku: 'LAMP', barcodes: ['96385074'] }],
    });
    const again = createProduct(shop.ctx('owner'), { title: 'Lamp', variants: [{ sku: 'LAMP' }] });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', details: { sku: 'LAMP' } });
    await updateProduct(shop.ctx('owner'), { productId: made.id, brand: 'Noor' });
    const [variant] = made.variants;
    await updateVariant(shop.ctx('owner'), { variantId: variant!.id, barcodes: ['4006381333931'] });
    for (const search of ['noor', '4006381333931', 'چراغ']) {
      const { rows } = await listProducts(shop.ctx('viewer'), { search });
      expect(
        rows.map((row) => row.id),
        search,
      ).toEqual([made.id]);
    }
    const { rows: events } = await shop.db.$client.query('select kind from events where subject_id = $1', [
      made.id,
    ]);
    expect(events).toHaveLength(3);
  });

  it('is changed by those who may', async () => {
    const wish = { title: 'No', variants: [{ sku: 'NO' }] };
    await expect(createProduct(shop.ctx('floor'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
