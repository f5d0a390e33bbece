import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport } from './create-import.ts';
import { storeFile } from './files/store-file.ts';
import { makeSheets } from './files/two-sheets.fixture.ts';
import { getImport } from './get-import.ts';
import { checkImport, startImport } from './move-import.ts';
import { runImport } from './run-import.ts';
import { saveMapping } from './save-mapping.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;
beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
});
afterAll(() => shop.close());

const open = async (name: string, content: Buffer) => {
  const file = await storeFile(shop.ctx(), { name, source: Readable.from(content) });
  return createImport(shop.ctx(), { fileId: file.id, kind: 'products' });
};

describe('a workbook with several sheets', () => {
  const book = makeSheets({
    Prices: [
      ['SKU', 'Title', 'Price'],
      ['S-1', 'Cup', '4.50'],
    ],
    Stock: [
      ['Item code', 'Name', 'Brand'],
      ['S-2', 'Bowl', 'Own'],
      ['S-3', 'Plate', 'Own'],
    ],
  });

  it('is read by its first sheet, offers those that are shown, and has its columns proposed anew', async () => {
    const { id, headers } = await open('book.xlsx', book);
    expect(headers).toEqual(['SKU', 'Title', 'Price']);
    expect((await getImport(shop.ctx(), id)).findings.sheets).toEqual(['Prices', 'Stock']);
    const { questions } = await saveMapping(shop.ctx(), { importId: id, reading: { sheet: 'Stock' } });
    expect(questions).toEqual([]);
    expect((await getImport(shop.ctx(), id)).mapping.columns).toEqual({
      sku: 'Item code',
      title: 'Name',
      brand: 'Brand',
    });
    for (const step of [checkImport, startImport]) {
      await step(shop.ctx(), { importId: id, by: 'caller' });
      await runImport(shop.ctx(), id);
    }
    expect(await shop.all('select sku from variants order by sku')).toEqual([{ sku: 'S-2' }, { sku: 'S-3' }]);
  });

  it('keeps columns that a person chose when only the reading of numbers changes', async () => {
    const { id, mapping } = await open('book.xlsx', book);
    const columns = { sku: 'SKU', title: 'Price' };
    await saveMapping(shop.ctx(), { importId: id, mapping: { ...mapping, columns } });
    await saveMapping(shop.ctx(), { importId: id, reading: { decimalSign: ',' } });
    expect((await getImport(shop.ctx(), id)).mapping.columns).toEqual(columns);
  });
});
