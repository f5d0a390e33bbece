import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSupplier } from '#domains/purchasing/suppliers/add-supplier.ts';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { createImport } from './create-import.ts';
import { getImport } from './get-import.ts';
import type { ImportFileOptions } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { Mapping } from './mapping.ts';
import { undoImport } from './move-import.ts';
import { runImport } from './run-import.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

const EURO = 100_000_000;

let shop: ImportShop;
let gabrovo: string;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'USD', timeZone: 'Europe/Sofia' });
  await shop.take('products', ['sku,title', 'CUP,Cup', 'POT,Pot', 'TEA,چای']);
  const supplier = (code: string, name: string, currency: string) =>
    addSupplier(shop.ctx(), { code, name, currency, locale: 'bg' });
  ({ id: gabrovo } = await supplier('GAB', 'Габрово Дом', 'EUR'));
  await supplier('TEHRAN', 'چای تهران', 'IRR');
});
afterAll(() => shop.close());

const take = (rows: readonly string[], more?: Partial<ImportFileOptions>) => shop.take('prices', rows, more);
const reasons = async (importId: string) =>
  (await listImportErrors(shop.ctx(), { importId })).map(({ reason, suggestion }) => [reason, suggestion]);
const priceOf = async (supplier: string, sku: string) =>
  (
    await shop.all<object>(
      `select i.unit_cost_micros as cost, i.supplier_sku as code, i.pack_size as pack, i.minimum_quantity as least,
         i.lead_days as days, i.is_preferred as preferred
       from supplier_items i join suppliers s on s.id = i.supplier_id join variants v on v.id = i.variant_id
       where s.code = $1 and v.sku = $2`,
      [supplier, sku],
    )
  )[0];

describe('importing supplier prices', () => {
  it('sets what each supplier asks in its own currency, and the same file again changes nothing', async () => {
    const rows = [
      'Supplier,SKU,Unit cost,Currency,Vendor SKU,Pack,MOQ,Lead time',
      'GAB,CUP,4.25,EUR,G-1,6,12,14',
      'габрово дом,POT,10,,,,,',
      'چای تهران,TEA,1250000,IRR,,,,',
    ];
    expect(countOutcome(await take(rows))).toEqual({ create: 3 });
    expect(await priceOf('GAB', 'CUP')).toEqual({
      cost: 4.25 * EURO,
      code: 'G-1',
      pack: 6,
      least: 12,
      days: 14,
      preferred: false,
    });
    expect(await priceOf('TEHRAN', 'TEA')).toMatchObject({
      cost: 1_250_000 * 1_000_000,
      pack: 1,
      days: null,
    });
    expect(countOutcome(await take(rows))).toEqual({ unchanged: 3 });
  });

  it('keeps what empty cells do not say, and whom we prefer', async () => {
    const [cup] = await shop.all<{ id: string }>(`select id from variants where sku = 'CUP'`);
    const item = {
      variantId: cup!.id,
      unitCostMicros: 4 * EURO,
      packSize: 6,
      isPreferred: true,
      leadDays: 9,
    };
    await setSupplierItems(shop.ctx(), { supplierId: gabrovo, items: [item] });
    const mapping = Mapping.parse({ columns: { sku: 'sku', cost: 'price' }, constants: { supplier: 'GAB' } });
    expect(countOutcome(await take(['sku,price', 'CUP,5'], { mapping }))).toEqual({ update: 1 });
    expect(await priceOf('GAB', 'CUP')).toMatchObject({ cost: 5 * EURO, pack: 6, days: 9, preferred: true });
  });

  it('refuses what nobody can mean, row by row, and writes nothing in a dry run', async () => {
    const rows = [
      'supplier,sku,cost,currency,pack,lead time',
      'NOBODY,CUP,1,,,',
      'GAB,NOTHING,1,,,',
      'GAB,CUP,,,,',
      'GAB,CUP,-1,,,',
      'GAB,POT,1,USD,,',
      'GAB,POT,1,,0,',
      'GAB,POT,1,,1.5,',
      'GAB,POT,1,,,9000',
      'GAB,TEA,1,,,',
      'GAB,TEA,2,,,',
    ];
    const report = await take(rows, { isDryRun: true });
    expect(countOutcome(report)).toEqual({ create: 1, error: 9 });
    expect(await reasons(report.importId)).toEqual([
      ['unknownSupplier', null],
      ['unknownSku', null],
      ['empty', null],
      ['negative', null],
      ['otherCurrency', 'EUR'],
      ['zeroQuantity', null],
      ['notWhole', null],
      ['tooLarge', null],
      ['repeatedOtherwise', null],
    ]);
    expect(await priceOf('GAB', 'TEA')).toBeUndefined();
  });

  it('is undone where nobody set another price since, and what it made is gone again', async () => {
    const report = await take(['supplier,sku,cost', 'GAB,CUP,7', 'GAB,POT,8', 'GAB,TEA,9']);
    expect(countOutcome(report)).toEqual({ create: 1, update: 2 });
    const [pot] = await shop.all<{ id: string }>(`select id from variants where sku = 'POT'`);
    const item = { variantId: pot!.id, unitCostMicros: 11 * EURO };
    await setSupplierItems(shop.ctx(), { supplierId: gabrovo, items: [item] });
    await undoImport(shop.ctx(), { importId: report.importId, by: 'caller' });
    await runImport(shop.ctx(), report.importId);
    expect(await getImport(shop.ctx(), report.importId)).toMatchObject({
      status: 'undone',
      report: { kept: ['POT'] },
    });
    expect(await priceOf('GAB', 'CUP')).toMatchObject({ cost: 5 * EURO, preferred: true });
    expect(await priceOf('GAB', 'POT')).toMatchObject({ cost: 11 * EURO });
    expect(await priceOf('GAB', 'TEA')).toBeUndefined();
  });

  it('is for those who may set a price by hand', async () => {
    const warehouse = shop.ctx({ kind: 'user', id: 'w', name: 'W', role: 'warehouse' });
    const wanted = createImport(warehouse, {
      fileId: '01890000-0000-7000-8000-000000000001',
      kind: 'prices',
    });
    await expect(wanted).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
