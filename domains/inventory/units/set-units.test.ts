import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { getVariantByCode } from '#domains/catalog/get-variant-by-code.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { upsertProducts } from '#domains/catalog/upsert-products.ts';
import { listSellable } from '#domains/orders/counter/list-sellable.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listLevels } from '../levels/list-levels.ts';
import { listMovable } from '../transfers/list-movable.ts';
import { listUnits } from './list-units.ts';
import { setUnits } from './set-units.ts';

const CASE = '6260000000017';
const KEPT_CASE = '06260000000017';
let shop: TestShop;
let cup: string;
let mug: string;

beforeAll(async () => {
  shop = await openShop();
  cup = (await shop.addVariant({ sku: 'CUP', units: 40 })).id;
  mug = (await shop.addVariant({ sku: 'MUG', units: 5 })).id;
  await updateVariant(shop.ctx('manager'), { variantId: mug, barcodes: ['4006381333931'] });
});
afterAll(() => shop.close());

const unit = (name: string, factor: number, barcode: string | null = null, id = newId()) => ({
  id,
  name,
  factor,
  barcode,
});

describe('the units of a variant', () => {
  it('are kept with their barcodes, and a scanned box is all that is in it', async () => {
    const ctx = shop.ctx('manager');
    const units = [unit('box', 12, '۶۲۶۰۰۰۰۰۰۰۰۱۷'), unit('پالت', 480)];
    await setUnits(ctx, { variantId: cup, base: 'piece', units });
    expect(await listUnits(shop.ctx('viewer'), cup)).toMatchObject({
      base: 'piece',
      units: [
        { name: 'box', factor: 12, barcode: KEPT_CASE, scannedAs: CASE },
        { name: 'پالت', factor: 480, barcode: null },
      ],
    });
    expect(await getVariantByCode(ctx, CASE)).toMatchObject({ sku: 'CUP', factor: 12 });
    expect(await getVariantByCode(ctx, 'CUP')).toMatchObject({ sku: 'CUP', factor: 1 });
    const sold = await listSellable(ctx, { channelId: shop.channels.web, search: CASE });
    expect(sold).toMatchObject([{ sku: 'CUP', pieces: 12 }]);
    const named = await listSellable(ctx, { channelId: shop.channels.web, search: 'cup' });
    expect(named).toMatchObject([{ sku: 'CUP', pieces: 1 }]);
    const movable = await listMovable(ctx, { locationId: shop.places.north, search: CASE });
    expect(movable).toMatchObject([{ sku: 'CUP', units: [{ name: 'box', factor: 12 }, { factor: 480 }] }]);
    expect((await listLevels(ctx, { search: CASE })).rows.map((row) => row.sku)).toEqual(['CUP']);
  });

  it('may change names and barcodes among themselves, and go', async () => {
    const ctx = shop.ctx('manager');
    const [box, pallet] = (await listUnits(ctx, cup)).units;
    const changed = [unit('پالت', 12, null, box!.id), unit('box', 480, CASE, pallet!.id)];
    await setUnits(ctx, { variantId: cup, base: 'pair', units: changed });
    expect(await getVariantByCode(ctx, CASE)).toMatchObject({ factor: 480 });
    await setUnits(ctx, { variantId: cup, base: 'piece', units: [unit('box', 12, CASE, box!.id)] });
    expect((await listUnits(ctx, cup)).units).toMatchObject([{ id: box!.id, name: 'box', factor: 12 }]);
    const { rows } = await shop.db.$client.query('select sum(on_hand)::integer as on_hand from stock_levels');
    expect(rows).toEqual([{ on_hand: 45 }]);
  });

  it('have no barcode that stands for something else, and give theirs to nothing else', async () => {
    const ctx = shop.ctx('manager');
    const attempt = (units: ReturnType<typeof unit>[], variantId = mug) =>
      setUnits(ctx, { variantId, base: 'piece', units });
    await expect(attempt([unit('box', 6, CASE)])).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'barcodeTaken', sku: 'CUP' },
    });
    await expect(attempt([unit('box', 6, '4006381333931')], cup)).rejects.toMatchObject({
      details: { reason: 'barcodeTaken', sku: 'MUG' },
    });
    await expect(attempt([unit('box', 6, '77'), unit('pack', 3, '77')])).rejects.toMatchObject({
      details: { reason: 'unitBarcodeTwice' },
    });
    await expect(attempt([unit('box', 6), unit('box', 7)])).rejects.toMatchObject({
      details: { reason: 'unitTwice' },
    });
    await expect(updateVariant(ctx, { variantId: mug, barcodes: [CASE] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await inTransaction(shop.db, (tx) =>
      upsertProducts(tx, [{ title: 'Mug', variants: [{ sku: 'MUG', title: 'Mug', barcodes: [CASE] }] }], {
        now: shop.now,
      }),
    );
    expect(await getVariantByCode(ctx, CASE)).toMatchObject({ sku: 'CUP' });
  });

  it('are for goods, and for who may change products', async () => {
    const wrap = await shop.addVariant({ sku: 'WRAP', kind: 'service' });
    const asked = { base: 'piece', units: [unit('box', 12)] };
    await expect(setUnits(shop.ctx('manager'), { variantId: wrap.id, ...asked })).rejects.toMatchObject({
      details: { reason: 'noStock' },
    });
    await expect(setUnits(shop.ctx('viewer'), { variantId: cup, ...asked })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      setUnits(shop.ctx('manager'), { variantId: cup, base: 'piece', units: [unit('box', 1)] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('leave an entry in the books and an event', async () => {
    const { rows } = await shop.db.$client.query(
      `select a.summary, (select kind from events order by id desc limit 1) as kind from audit_log a
       where a.subject_id = $1 order by a.id desc limit 1`,
      [cup],
    );
    expect(rows).toMatchObject([{ summary: { sku: 'CUP', units: ['box 12'] }, kind: 'product.changed' }]);
  });
});
