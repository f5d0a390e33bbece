import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { createImport } from './create-import.ts';
import { getImport } from './get-import.ts';
import type { ImportFileOptions } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { undoImport } from './move-import.ts';
import { runImport } from './run-import.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  await shop.take('products', ['sku,title,price', 'CUP-1,Tea cup,10.00', 'POT-1,Tea pot,25.00']);
});
afterAll(() => shop.close());

const take = (rows: readonly string[], more: Partial<ImportFileOptions> = {}) =>
  shop.take('listings', rows, { channel: 'web', ...more });
const facts = () =>
  shop.all<{ sku: string; price: number; title: string | null; known: boolean }>(
    `select sku, price_minor as price, title, variant_id is not null as known from listing_facts order by sku`,
  );

describe('importing what a channel shows', () => {
  it('keeps each listing, changes nothing of the catalogue, and the same file again changes nothing', async () => {
    const rows = [
      'sku,price,title,stock,description',
      'CUP-1,9.50,Tea cup,3,=HYPERLINK("x")',
      'NEW-9,4.00,Saucer,1,Small',
    ];
    expect(countOutcome(await take(rows))).toEqual({ create: 2 });
    expect(await facts()).toEqual([
      { sku: 'CUP-1', price: 950, title: 'Tea cup', known: true },
      { sku: 'NEW-9', price: 400, title: 'Saucer', known: false },
    ]);
    expect(countOutcome(await take(rows))).toEqual({ unchanged: 2 });
    await checkParity(shop.ctx({ kind: 'job', id: 'j', name: 'j' }));
    const drifts = (await listDrifts(shop.ctx(), {})).rows;
    expect(drifts.map(({ kind }) => kind)).toContain('price');
    expect(await shop.all(`select price_minor as price from variants where sku = 'CUP-1'`)).toEqual([
      { price: 1000 },
    ]);
  });

  it('refuses what cannot be a listing, row by row', async () => {
    const report = await take([
      'sku,price,currency,availability,link',
      'POT-1,-1,EUR,in stock,https://shop.example/pot',
      ',5,EUR,in stock,',
      'POT-1,25.00,XXQ,in stock,',
      'POT-1,25.00,EUR,perhaps,',
      'POT-1,25.00,EUR,in stock,javascript:alert(1)',
      '5.0E+12,25.00,EUR,in stock,',
    ]);
    expect(countOutcome(report)).toEqual({ error: 6 });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map(({ reason }) => reason)).toEqual([
      'negative',
      'empty',
      'unknownCurrency',
      'notABoolean',
      'notAnAddress',
      'spreadsheetDamage',
    ]);
  });

  it('refuses one listing with two prices, and takes it once where both are the same', async () => {
    const rows = ['sku,price', 'POT-1,25', 'POT-1,26', 'CUP-1,9.4', 'CUP-1,9.4'];
    expect(countOutcome(await take(rows))).toMatchObject({ error: 1, update: 1, unchanged: 1, create: 1 });
  });

  it('can be undone, but for listings that were read again since', async () => {
    const before = await facts();
    const report = await take(['sku,price', 'CUP-1,1.00', 'POT-1,2.00', 'SPOON,3.00']);
    expect(countOutcome(report)).toEqual({ update: 2, create: 1 });
    await take(['sku,price', 'POT-1,2.50']);
    await undoImport(shop.ctx(), { importId: report.importId, by: 'caller' });
    await runImport(shop.ctx(), report.importId);
    expect(await getImport(shop.ctx(), report.importId)).toMatchObject({ status: 'undone' });
    expect(await facts()).toEqual(before.map((row) => (row.sku === 'POT-1' ? { ...row, price: 250 } : row)));
  });

  it('is for those who may say what channels show', async () => {
    const warehouse = shop.ctx({ kind: 'user', id: 'w', name: 'W', role: 'warehouse' });
    const wanted = createImport(warehouse, {
      fileId: '01890000-0000-7000-8000-000000000001',
      kind: 'listings',
    });
    await expect(wanted).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
