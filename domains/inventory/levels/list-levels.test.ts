import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getVariant } from '#domains/catalog/get-variant.ts';
import { getVariantByCode } from '#domains/catalog/get-variant-by-code.ts';
import { listFacets } from '#domains/catalog/list-facets.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { confirmOrder } from '#domains/orders/confirm-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { getVariantStock } from '../get-variant-stock.ts';
import { listFound } from '../list-found.ts';
import { listLow } from '../list-low.ts';
import { listMovements } from '../list-movements.ts';
import { listReservations } from '../list-reservations.ts';
import { setSafety } from '../set-safety.ts';
import { transferStock } from '../transfer-stock.ts';
import { listAllLevels } from './list-all-levels.ts';
import { readLevelFilter } from './list-filter.ts';
import { type LevelPage, listLevels } from './list-levels.ts';

let shop: TestShop;
let cup: string;
let mug: string;
let orderNumber: number;
const skus = (page: LevelPage) => page.rows.map((row) => row.sku);

/** A cup that sells (2 of 6 left), a mug that is promised, a bowl that lies in two places, a pan that is not there. */
beforeAll(async () => {
  shop = await openShop();
  cup = (await shop.addVariant({ sku: 'CUP', units: 6 })).id;
  mug = (await shop.addVariant({ sku: 'MUG', units: 5 })).id;
  await shop.addVariant({ sku: 'BOWL', units: { north: 4, corner: 3 } });
  await shop.addVariant({ sku: 'PAN' });
  await shop.addVariant({ sku: 'WRAP', kind: 'service' });
  const order = (lines: { sku: string; quantity: number }[]) =>
    placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines });
  const sold = await order([{ sku: 'CUP', quantity: 4 }]);
  await confirmOrder(shop.ctx('floor'), { orderId: sold.id });
  await shipOrder(shop.ctx('warehouse'), { orderId: sold.id, shipmentId: newId(), method: 'post' });
  await order([{ sku: 'MUG', quantity: 2 }]);
  orderNumber = sold.number;
});
afterAll(() => shop.close());

const level = async (sku: string, filter = {}) =>
  (await listLevels(shop.ctx('viewer'), filter)).rows.find((row) => row.sku === sku);

describe('the list of levels', () => {
  it('shows goods by SKU with what lies, is promised, is free and was sold, and no services', async () => {
    const page = await listLevels(shop.ctx('viewer'), {});
    expect(skus(page)).toEqual(['BOWL', 'CUP', 'MUG', 'PAN']);
    expect(page.count).toEqual({ value: 4, isExact: true });
    expect(await level('MUG')).toMatchObject({ onHand: 5, reserved: 2, available: 3, sold: 0, mark: null });
    expect(await level('CUP')).toMatchObject({ onHand: 2, available: 2, sold: 4, coverDays: 14, mark: null });
    expect((await level('CUP'))?.trend.at(-1)).toBe(4);
    expect((await level('BOWL'))?.places).toHaveLength(2);
  });

  it('goes forwards and back by keyset without losing or doubling a row', async () => {
    const first = await listLevels(shop.ctx('viewer'), { limit: 3 });
    const second = await listLevels(shop.ctx('viewer'), { limit: 3, after: first.after ?? '' });
    expect([...skus(first), ...skus(second)]).toEqual(['BOWL', 'CUP', 'MUG', 'PAN']);
    expect(second.after).toBeNull();
    const back = await listLevels(shop.ctx('viewer'), { limit: 3, before: second.before ?? '' });
    expect(skus(back)).toEqual(skus(first));
    expect(back.before).toBeNull();
  });

  it('shows one row per variant and location, also by pages', async () => {
    const whole = await listLevels(shop.ctx('viewer'), { shape: 'location' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listLevels(shop.ctx('viewer'), { shape: 'location', limit: 1, after });
      seen.push(...page.rows.map((row) => `${row.sku} ${row.locationId}`));
      after = page.after ?? undefined;
    } while (after);
    expect(seen).toEqual(whole.rows.map((row) => `${row.sku} ${row.locationId}`));
    expect(seen).toHaveLength(4);
  });

  it('counts only the chosen location, stock and sales', async () => {
    const filter = { locationIds: [shop.places.corner] };
    expect(await level('BOWL', filter)).toMatchObject({ onHand: 3, available: 3 });
    expect(await level('CUP', filter)).toMatchObject({ onHand: 0, sold: 0, mark: 'out' });
  });

  it('finds what is out, low, or short of its safety', async () => {
    const marked = async (mark: 'out' | 'low' | 'short', shape: 'variant' | 'location' = 'variant') =>
      skus(await listLevels(shop.ctx('viewer'), { marks: [mark], shape }));
    expect(await marked('out')).toEqual(['PAN']);
    expect(await marked('low')).toEqual([]);
    await setSafety(shop.ctx('warehouse'), { variantId: cup, locationId: shop.places.north, safety: 1 });
    expect(await marked('low')).toEqual(['CUP']);
    expect(await marked('low', 'location')).toEqual(['CUP']);
    await setSafety(shop.ctx('warehouse'), { variantId: mug, locationId: shop.places.north, safety: 9 });
    expect(await marked('short')).toEqual(['MUG']);
    expect(await level('MUG')).toMatchObject({ available: 0, mark: 'out' });
    await setSafety(shop.ctx('warehouse'), { variantId: mug, locationId: shop.places.north, safety: 0 });
  });

  it('searches by words of the variant or its product, in any script', async () => {
    const ctx = shop.ctx('manager');
    const { product } = await getVariant(ctx, cup);
    await updateProduct(ctx, { productId: product.id, title: 'کاسه چای', brand: 'Zarin', category: 'Tea' });
    await updateVariant(ctx, { variantId: cup, barcodes: ['4006381333931'] });
    const found = async (search: string) => skus(await listLevels(shop.ctx('viewer'), { search }));
    expect(await found('كاسه')).toEqual(['CUP']);
    expect(await found('zar cu')).toEqual(['CUP']);
    expect(await found('۴۰۰۶۳۸۱۳۳۳۹۳۱')).toEqual(['CUP']);
    expect(await found('50%_')).toEqual([]);
    expect(await listFacets(ctx)).toEqual({ categories: ['Tea'], brands: ['Zarin'] });
    expect(skus(await listLevels(ctx, { brands: ['Zarin'], categories: ['Tea'] }))).toEqual(['CUP']);
    expect(await getVariantByCode(ctx, '۴۰۰۶۳۸۱۳۳۳۹۳۱')).toMatchObject({ sku: 'CUP' });
    expect(await getVariantByCode(ctx, 'MUG')).toMatchObject({ sku: 'MUG' });
    expect(await getVariantByCode(ctx, '999')).toBeNull();
  });

  it('goes into a file whole, in its order, and only for who may export', async () => {
    const rows: string[] = [];
    for await (const row of listAllLevels(shop.ctx('warehouse'), { limit: 1 })) rows.push(row.sku);
    expect(rows).toEqual(['BOWL', 'CUP', 'MUG', 'PAN']);
    expect(() => listAllLevels(shop.ctx('viewer'), {})).toThrow('stock.export');
  });

  it('reads any address without failing', () => {
    expect(
      readLevelFilter({ location: 'x', only: ['low', 'nonsense'], sort: '-sku', by: 'shelf' }),
    ).toMatchObject({
      locationIds: [],
      marks: ['low'],
      sort: '-sku',
      shape: 'variant',
    });
  });
});

describe('what to reorder soon', () => {
  it('shows the arithmetic, and costs only to who may see them', async () => {
    const page = await listLow(shop.ctx('manager'), {});
    expect(page.rows).toEqual([
      expect.objectContaining({
        sku: 'CUP',
        available: 1,
        sold: 4,
        coverDays: 7,
        reorder: 1,
        costMinor: 600,
      }),
    ]);
    expect((await listLow(shop.ctx('warehouse'), {})).rows[0]?.costMinor).toBeNull();
    expect((await listLow(shop.ctx('warehouse'), { limit: 1, after: '7.000000~CUP' })).rows).toEqual([]);
  });
});

describe('one variant', () => {
  it('shows its levels by location, its promises, neighbours and cost to leaders only', async () => {
    const stock = await getVariantStock(shop.ctx('viewer'), mug);
    expect(stock).toMatchObject({ onHand: 5, reserved: 2, available: 3, mark: null });
    expect(stock.places.map((place) => place.onHand)).toEqual([5, 0, 0]);
    expect(await listReservations(shop.ctx('viewer'), mug)).toMatchObject([
      { quantity: 2, locationName: 'North warehouse', channelName: 'Web shop' },
    ]);
    const facts = await getVariant(shop.ctx('manager'), mug);
    expect(facts).toMatchObject({ sku: 'MUG', costMicros: 600_000_000, previousId: cup });
    expect((await getVariant(shop.ctx('warehouse'), mug)).costMicros).toBeNull();
    await expect(getVariant(shop.ctx('viewer'), shop.places.north)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lists its movements newest first, by place, reason and day', async () => {
    await transferStock(shop.ctx('floor'), {
      transferId: '00000000-0000-7000-8000-0000000000aa',
      fromLocationId: shop.places.north,
      toLocationId: shop.places.corner,
      lines: [{ variantId: cup, quantity: 1 }],
    });
    const reasons = async (filter = {}) =>
      (await listMovements(shop.ctx('viewer'), { variantId: cup, ...filter })).rows.map((row) => row.reason);
    expect(await reasons()).toEqual(['transfer', 'sale', 'opening']);
    expect(await reasons({ locationIds: [shop.places.corner] })).toEqual(['transfer']);
    expect(await reasons({ reasons: ['sale'] })).toEqual(['sale']);
    expect(await reasons({ from: '2026-03-11' })).toEqual([]);
    expect(await reasons({ from: '2026-03-10', to: '2026-03-10' })).toHaveLength(3);
    const first = await listMovements(shop.ctx('viewer'), { variantId: cup, limit: 2 });
    expect(await reasons({ limit: 2, after: first.after })).toEqual(['opening']);
  });
});

describe('search from anywhere', () => {
  it('puts the exact order number and the exact barcode first', async () => {
    const found = await listFound(shop.ctx('manager'), `#${orderNumber}`);
    expect(found.orders[0]?.number).toBe(orderNumber);
    expect((await listFound(shop.ctx('manager'), '4006381333931')).variants[0]?.sku).toBe('CUP');
    expect((await listFound(shop.ctx('manager'), 'mug')).variants[0]?.sku).toBe('MUG');
  });

  it('shows customers only to who may see them', async () => {
    await shop.db.$client.query(
      `insert into customers (id, name, search) values ($1, 'Ana', 'ana +359888123456')`,
      ['00000000-0000-7000-8000-0000000000bb'],
    );
    expect((await listFound(shop.ctx('support'), '0888 123 456')).customers).toMatchObject([{ name: 'Ana' }]);
    expect((await listFound(shop.ctx('warehouse'), 'ana')).customers).toEqual([]);
  });
});
