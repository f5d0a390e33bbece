import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { fixRow } from './fix-row.ts';
import { getImport } from './get-import.ts';
import { listImportErrors } from './list-import-errors.ts';
import { retryErrors } from './retry-errors.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
});
afterAll(() => shop.close());

const variant = (sku: string) => shop.one('select * from variants where sku = $1', [sku]);

describe('importing products', () => {
  it('converts amounts of another currency by the last rate, and asks for one where there is none', async () => {
    const inDollars = {
      mapping: { columns: { sku: 'SKU', title: 'Title', price: 'Price', cost: 'Cost' }, amountsIn: 'USD' },
    };
    const rows = ['SKU,Title,Price,Cost', 'P-USD,Jug,10.00,3.3333'];
    expect(countOutcome(await shop.take('products', rows, inDollars))).toEqual({ error: 1 });
    await setExchangeRate(shop.ctx(), { currency: 'USD', day: '2020-01-01', rate: '0.9' });
    expect(countOutcome(await shop.take('products', rows, inDollars))).toEqual({ create: 1 });
    expect(await variant('P-USD')).toMatchObject({ price_minor: 900, cost_micros: 299_997_000 });
  });

  it('makes new ones, changes what the file states, and leaves what it does not name', async () => {
    const first = await shop.take('products', [
      'SKU,Title,Price,Cost,Barcode',
      'P-1,Cup,4.50,2.1254,5901234123457',
      'P-2,Bowl,10.00,,',
    ]);
    expect(countOutcome(first)).toEqual({ create: 2 });
    expect(await variant('P-1')).toMatchObject({ price_minor: 450, cost_micros: 212_540_000 });
    const second = await shop.take('products', ['SKU,Title,Price', 'P-1,Cup,4.75', 'P-3,Plate,3.00']);
    expect(countOutcome(second)).toEqual({ create: 1, update: 1 });
    expect(await variant('P-1')).toMatchObject({ price_minor: 475, cost_micros: 212_540_000 });
    expect(await variant('P-2')).toMatchObject({ price_minor: 1000, archived_at: null });
    expect(countOutcome(await shop.take('products', ['SKU,Title,Price', 'P-1,Cup,4.75']))).toEqual({
      unchanged: 1,
    });
  });

  it('refuses codes that a spreadsheet destroyed, and one code with two meanings', async () => {
    const report = await shop.take('products', [
      'SKU,Title,Price',
      '5.0E+12,Cup,4.50',
      'X-1,Cup,4.50',
      'X-1,Mug,4.60',
      '=1+1,Sum,1.00',
    ]);
    expect(countOutcome(report)).toEqual({ create: 2, error: 2 });
    expect(await listImportErrors(shop.ctx(), { importId: report.importId })).toMatchObject([
      { rowNumber: 2, reason: 'spreadsheetDamage', value: '5.0E+12' },
      { rowNumber: 4, reason: 'repeatedOtherwise' },
    ]);
    expect(await variant('=1+1')).toMatchObject({ title: 'Sum' });
  });

  it('puts prices back that nobody changed since, and names the others', async () => {
    await shop.take('products', ['SKU,Title,Price', 'B-1,One,1.00', 'B-2,Two,2.00']);
    const report = await shop.take('products', [
      'SKU,Title,Price',
      'B-1,One,1.50',
      'B-2,Two,2.50',
      'B-3,Three,3.00',
    ]);
    await shop.all(`update variants set price_minor = 999 where sku = 'B-2'`);
    const after = await shop.undo(report.importId);
    expect(after).toMatchObject({ status: 'undone', report: { kept: ['B-2'] } });
    expect(await variant('B-1')).toMatchObject({ price_minor: 100 });
    expect(await variant('B-2')).toMatchObject({ price_minor: 999 });
    expect((await variant('B-3')) as { archived_at: Date }).not.toMatchObject({ archived_at: null });
  });

  it('takes a row that was put right', async () => {
    const report = await shop.take('products', ['SKU,Title,Price', 'F-1,Cup,cheap']);
    const [error] = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(error).toMatchObject({ reason: 'notANumber', column: 'Price' });
    await fixRow(shop.ctx(), { errorId: error!.id, cells: ['F-1', 'Cup', '4.50'] });
    await retryErrors(shop.ctx(), { importId: report.importId });
    expect(countOutcome((await getImport(shop.ctx(), report.importId)).report)).toEqual({ create: 1 });
    expect(await variant('F-1')).toMatchObject({ price_minor: 450 });
  });
});

describe('importing stock', () => {
  it('brings levels to what was counted, and refuses rows where stock moved', async () => {
    await shop.take('products', ['SKU,Title', 'S-1,Cup', 'S-2,Bowl']);
    const first = await shop.take('stock', [
      'SKU,Location,On hand',
      'S-1,MAIN,10',
      'S-2,MAIN,5',
      'S-9,MAIN,1',
      'S-1,MOON,1',
    ]);
    expect(countOutcome(first)).toEqual({ update: 2, error: 2 });
    const second = await shop.take('stock', [
      'SKU,Location,On hand,Expected quantity',
      'S-1,MAIN,8,10',
      'S-2,MAIN,9,4',
    ]);
    expect(countOutcome(second)).toEqual({ update: 1, error: 1 });
    expect(await listImportErrors(shop.ctx(), { importId: second.importId })).toMatchObject([
      { reason: 'stockMoved', suggestion: '5' },
    ]);
    const levels = await shop.all<{ sku: string; on_hand: number }>(
      'select v.sku, s.on_hand from stock_levels s join variants v on v.id = s.variant_id order by 1',
    );
    expect(levels).toEqual([
      { sku: 'S-1', on_hand: 8 },
      { sku: 'S-2', on_hand: 5 },
    ]);
    const after = await shop.undo(second.importId);
    expect(after.status).toBe('undone');
    expect(
      await shop.one(`select on_hand from stock_levels s join variants v on v.id = s.variant_id
      where v.sku = 'S-1'`),
    ).toEqual({ on_hand: 10 });
  });
});

describe('importing customers', () => {
  it('recognises people by id, e-mail or phone, and asks for one of them', async () => {
    const first = await shop.take('customers', [
      'Customer id,Name,E-mail,Phone,Country',
      '17,Мария Иванова,maria@example.com,,BG',
      ',Иван Петров,,0888123456,BG',
      ',Nobody,,,BG',
    ]);
    expect(countOutcome(first)).toEqual({ create: 2, error: 1 });
    const second = await shop.take('customers', [
      'Customer id,Name,E-mail',
      '17,Мария Петрова,',
      ',Мария Петрова,maria@example.com',
    ]);
    expect(countOutcome(second)).toEqual({ update: 1, unchanged: 1 });
    expect(await shop.all('select name from customers order by number')).toEqual([
      { name: 'Мария Петрова' },
      { name: 'Иван Петров' },
    ]);
  });
});

describe('the books after all of it', () => {
  it('pass every check of the audit', async () => {
    expect((await runAudit(shop.db)).filter(({ count }) => count > 0)).toEqual([]);
  });
});
