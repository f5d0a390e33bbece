import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUnits } from '#domains/inventory/units/set-units.ts';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { newId } from '#lib/ids.ts';
import { listOrderable } from '../lists/list-orderable.ts';
import { setSupplierItems } from '../suppliers/set-supplier-items.ts';
import { EURO, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { createPurchaseOrder } from './create-purchase-order.ts';
import { editPurchaseOrder } from './edit-purchase-order.ts';
import { getPurchaseOrder } from './get-purchase-order.ts';
import { readPurchaseLetter } from './read-letter.ts';
import { writeBoxes } from './write-boxes.ts';
import { writePurchaseLetter } from './write-letter.ts';

const english = defaultPrefs('en', 'UTC');
let shop: PurchasingShop;
let cup: string;
const box = newId();

beforeAll(async () => {
  shop = await openPurchasing();
  cup = (await shop.addVariant({ sku: 'CUP' })).id;
  const units = [{ id: box, name: 'box', factor: 12, barcode: null }];
  await setUnits(shop.ctx('manager'), { variantId: cup, base: 'piece', units });
  await setSupplierItems(shop.ctx('owner'), {
    supplierId: shop.supplierId,
    items: [{ variantId: cup, unitCostMicros: EURO, unitId: box }],
  });
});
afterAll(() => shop.close());

const draft = (line: { quantity: number; unitId?: string | null }) =>
  createPurchaseOrder(shop.ctx('owner'), {
    supplierId: shop.supplierId,
    locationId: shop.places.north,
    lines: [{ variantId: cup, ...line }],
  });
const lineOf = async (id: string) => (await getPurchaseOrder(shop.ctx('owner'), id))!.lines[0]!;

describe('a purchase order in boxes', () => {
  it('is kept in pieces and shown in both', async () => {
    const { id } = await draft({ quantity: 36, unitId: box });
    const line = await lineOf(id);
    expect(line).toMatchObject({ quantity: 36, unitName: 'box', unitFactor: 12 });
    expect(writeBoxes(line, english)).toBe('3 × box');
    expect(writeBoxes({ ...line, quantity: 40 }, english)).toBe('3 × box + 4');
    expect(writeBoxes({ ...line, quantity: 5 }, english)).toBeNull();
    expect(writeBoxes(line, defaultPrefs('fa', 'UTC'))).toBe('۳ × جعبه');
  });

  it('is in the unit that the supplier sells in, unless somebody says pieces', async () => {
    expect(await lineOf((await draft({ quantity: 24 })).id)).toMatchObject({ unitName: 'box' });
    const { id } = await draft({ quantity: 24, unitId: null });
    expect(await lineOf(id)).toMatchObject({ unitName: null, unitFactor: null });
    expect(await listOrderable(shop.ctx('owner'), { supplierId: shop.supplierId })).toMatchObject([
      { sku: 'CUP', unitId: box, units: [{ name: 'box', factor: 12 }] },
    ]);
  });

  it('tells the supplier boxes and pieces, in the supplier’s language', async () => {
    const { id } = await draft({ quantity: 36 });
    const letter = await readPurchaseLetter(shop.db, id);
    const { text } = writePurchaseLetter({ ...letter, to: 'orders@supplier.example' });
    expect(text).toContain('36 (3 × кутия)');
  });

  it('stays what was written when the box changes or goes', async () => {
    const { id } = await draft({ quantity: 36 });
    const change = (units: { id: string; name: string; factor: number; barcode: null }[]) =>
      setUnits(shop.ctx('manager'), { variantId: cup, base: 'piece', units });
    await change([{ id: box, name: 'box', factor: 10, barcode: null }]);
    expect(await lineOf(id)).toMatchObject({ quantity: 36, unitName: 'box', unitFactor: 12 });
    await change([]);
    expect(writeBoxes(await lineOf(id), english)).toBe('3 × box');
    expect(await lineOf((await draft({ quantity: 24 })).id)).toMatchObject({ unitName: null });
  });

  it('takes no unit of other goods', async () => {
    const mug = await shop.addVariant({ sku: 'MUG' });
    const items = [{ variantId: mug.id, unitCostMicros: EURO, unitId: box }];
    await expect(
      setSupplierItems(shop.ctx('owner'), { supplierId: shop.supplierId, items }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const { id } = await draft({ quantity: 1, unitId: null });
    const lines = [{ variantId: mug.id, quantity: 12, unitCostMicros: EURO, unitId: newId() }];
    await expect(editPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id, lines })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
