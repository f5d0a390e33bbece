import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { writeXlsx } from '#lib/tabular/write-xlsx.ts';
import { createImport } from './create-import.ts';
import { storeFile } from './files/store-file.ts';
import { dismissRow, fixRow } from './fix-row.ts';
import { getImport } from './get-import.ts';
import { type ImportFileOptions, runImportFile } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { listImports } from './list-imports.ts';
import { checkImport, startImport, undoImport } from './move-import.ts';
import { retryErrors } from './retry-errors.ts';
import { runImport } from './run-import.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;
let folder: string;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await shop.close();
});

const HEAD = 'Order no;Date;SKU;Item;Qty;Unit price;Customer;E-mail';
let files = 0;

const write = (rows: readonly string[], head = HEAD): string => {
  const file = path.join(folder, `orders-${files++}.csv`);
  fs.writeFileSync(file, [head, ...rows].join('\n'));
  return file;
};
const take = (rows: readonly string[], more: Partial<ImportFileOptions> = {}) =>
  runImportFile(shop.ctx(), {
    kind: 'orders',
    path: write(rows),
    channel: 'web',
    reading: { decimalSign: ',', dateOrder: 'dayFirst' },
    ...more,
  });
const sums = (report: { outcome: { name: string; rows: number; amountMinor: number }[] }) =>
  Object.fromEntries(report.outcome.map(({ name, rows, amountMinor }) => [name, [rows, amountMinor]]));
const order = (number: string) => shop.one('select * from orders where external_id = $1', [number]);

describe('importing past orders', () => {
  it('takes orders whose rows lie scattered, with their products and people', async () => {
    const report = await take([
      'N-1;24.11.2025;CUP;Чаша;2;4,50;Мария;maria@example.com',
      'N-2;24.11.2025;BOWL;Купа;1;10,00;Иван;ivan@example.com',
      'N-1;24.11.2025;BOWL;Купа;3;10,00;Мария;maria@example.com',
      'N-2;25.11.2025;CUP;Чаша;-1;4,50;Иван;ivan@example.com',
    ]);
    expect(sums(report)).toEqual({ sale: [3, 4900], return: [1, -450] });
    expect(await order('N-1')).toMatchObject({
      gross_minor: 3900,
      units: 5,
      status: 'shipped',
      payment_status: 'paid',
    });
    expect(
      await shop.one(`select c.name from customers c join identities i on i.customer_id = c.id
      where i.value = 'maria@example.com'`),
    ).toEqual({ name: 'Мария' });
    expect(await shop.one('select count(*) as n from stock_levels')).toEqual({ n: 0 });
  });

  it('changes nothing when the file comes again, and refuses new rows of an order that it has', async () => {
    await take(['R-1;24.11.2025;CUP;Чаша;2;4,50;;', 'R-1;24.11.2025;CUP;Чаша;2;4,50;;']);
    const before = await shop.fingerprint();
    const report = await take([
      'R-1;24.11.2025;CUP;Чаша;2;4,50;;',
      'R-1;24.11.2025;CUP;Чаша;2;4,50;;',
      'R-1;24.11.2025;LAMP;Лампа;1;99,00;;',
    ]);
    expect(sums(report)).toEqual({ duplicate: [2, 1800], error: [1, 9900] });
    expect(await shop.fingerprint()).toEqual(before);
    expect(await listImportErrors(shop.ctx(), { importId: report.importId })).toMatchObject([
      { reason: 'documentKnownOtherwise', value: 'R-1' },
    ]);
  });

  it('asks instead of guessing, and takes nothing until it is answered', async () => {
    const report = await take(['Q-1;03/04/2025;CUP;Чаша;2;1,234;;'], { reading: {} });
    expect(report).toMatchObject({ status: 'uploaded', rows: 0 });
    expect(report.questions).toMatchObject([{ key: 'dateOrder' }, { key: 'decimalSign' }]);
    await expect(checkImport(shop.ctx(), { importId: report.importId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await order('Q-1')).toBeUndefined();
  });

  it('keeps an order back whole when one of its rows cannot be read, and takes it when that is put right', async () => {
    const report = await take([
      'E-1;24.11.2025;CUP;Чаша;2;4,50;;',
      'E-1;24.11.2025;5.0E+12;Купа;1;10,00;;',
      'E-2;24.11.2025;CUP;Чаша;1;4,50;;',
      'E-3;24.11.2025;CUP;Чаша;1,5;4,50;;',
      'E-3;24.11.2025;BOWL;Купа;1;10,00;;',
    ]);
    expect(sums(report)).toEqual({ sale: [1, 450], error: [4, 2900] });
    expect(await order('E-1')).toBeUndefined();
    const [damaged, halved] = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(damaged).toMatchObject({ rowNumber: 3, reason: 'spreadsheetDamage', value: '5.0E+12' });
    expect(halved).toMatchObject({ rowNumber: 5, reason: 'notWhole', suggestion: '1' });
    await fixRow(shop.ctx(), {
      errorId: damaged!.id,
      cells: ['E-1', '24.11.2025', 'BOWL', 'Купа', '1', '10,00', '', ''],
    });
    await dismissRow(shop.ctx(), { errorId: halved!.id });
    await retryErrors(shop.ctx(), { importId: report.importId, by: 'caller' });
    await runImport(shop.ctx(), report.importId);
    const after = await getImport(shop.ctx(), report.importId);
    expect(after.status).toBe('done');
    expect(sums(after.report)).toEqual({ sale: [4, 3350], error: [1, 0] });
    expect(await order('E-1')).toMatchObject({ gross_minor: 1900 });
    expect(await order('E-3')).toMatchObject({ gross_minor: 1000 });
  });

  it('takes live orders from a shelf, each by itself, and refuses what is not there', async () => {
    const stock = path.join(folder, 'stock.csv');
    fs.writeFileSync(stock, 'SKU,Location,On hand\nCUP,MAIN,3\n');
    await runImportFile(shop.ctx(), { kind: 'stock', path: stock });
    const rows = [
      'L-1;24.11.2025;CUP;Чаша;2;4,50;;',
      'L-2;24.11.2025;CUP;Чаша;2;4,50;;',
      'L-3;24.11.2025;CUP;Чаша;1;4,50;;',
    ];
    const report = await take(rows, { location: 'MAIN', mapping: { stock: 'live' } });
    expect(sums(report)).toEqual({ sale: [2, 1350], error: [1, 900] });
    expect(await listImportErrors(shop.ctx(), { importId: report.importId })).toMatchObject([
      { reason: 'outOfStock', rowNumber: 3 },
    ]);
    expect(await shop.all('select on_hand from stock_levels')).toEqual([{ on_hand: 0 }]);
  });

  it('is not stopped by bytes and texts that mean harm', async () => {
    const report = await take([
      'H-1;24.11.2025;CUP;=HYPERLINK("http://example.com");1;4,50;;',
      'H-2\0;24.11.2025;CUP;Чаша;1;4,50;;',
      'H-3;24.11.2025;CUP;"open quote;1;4,50;;',
    ]);
    expect(report.status).toBe('done');
    expect(report.rows).toBe(3);
    expect(
      await shop.one(
        `select title from order_lines where order_id = (select id from orders where external_id = 'H-1')`,
      ),
    ).toEqual({
      title: '=HYPERLINK("http://example.com")',
    });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['nulByte', 'unterminatedQuote']),
    );
  });

  it('reads workbooks as well, with their own numbers and dates', async () => {
    const file = path.join(folder, 'orders.xlsx');
    const columns = [
      { header: 'Order no', kind: 'text' },
      { header: 'Date', kind: 'dateTime' },
      { header: 'SKU', kind: 'text' },
      { header: 'Quantity', kind: 'number' },
      { header: 'Unit price', kind: 'number' },
    ] as const;
    const rows = [['X-1', new Date('2025-11-24T10:15:00Z'), '0012', 2, '4.5']];
    const options = { columns, sheetName: 'Orders', isRightToLeft: false, timeZone: 'Europe/Sofia' };
    await pipeline(writeXlsx(rows, options), fs.createWriteStream(file));
    const report = await runImportFile(shop.ctx(), { kind: 'orders', path: file, channel: 'web' });
    expect(report).toMatchObject({ status: 'done', questions: [] });
    expect(sums(report)).toEqual({ sale: [1, 900] });
    expect(await order('X-1')).toMatchObject({ placed_at: new Date('2025-11-24T10:15:00Z') });
    expect(await shop.one(`select count(*) as n from variants where sku = '0012'`)).toEqual({ n: 1 });
  });

  it('shows what would happen without doing it', async () => {
    const before = await shop.fingerprint();
    const report = await take(['D-1;24.11.2025;NEW;Нова;2;4,50;;'], { isDryRun: true });
    expect(report).toMatchObject({ status: 'ready', isDryRun: true });
    expect(sums(report)).toEqual({ sale: [1, 900] });
    expect(await shop.fingerprint()).toEqual(before);
  });

  it('takes an import back, but for orders that somebody worked on since', async () => {
    const before = await shop.fingerprint();
    const report = await take([
      'U-1;24.11.2025;UNDO;Чаша;2;4,50;;undo@example.com',
      'U-2;24.11.2025;UNDO;Чаша;1;4,50;;undo@example.com',
      'U-3;26.11.2025;UNDO;Чаша;-2;4,50;;undo@example.com',
    ]);
    await shop.all(`update orders set note = 'called', updated_at = now() where external_id = 'U-2'`);
    await undoImport(shop.ctx(), { importId: report.importId, by: 'caller' });
    await runImport(shop.ctx(), report.importId);
    const after = await getImport(shop.ctx(), report.importId);
    expect(after).toMatchObject({ status: 'undone', report: { kept: ['U-2'] } });
    expect(await order('U-1')).toBeUndefined();
    expect(
      await shop.one(
        `select sum(gross_minor - returns_minor)::int as net, sum(orders)::int as orders from postings
      where import_id = $1`,
        [report.importId],
      ),
    ).toEqual({ net: 450, orders: 1 });
    await shop.all(
      `delete from payments where order_id in (select id from orders where external_id = 'U-2')`,
    );
    await shop.all(`delete from orders where external_id = 'U-2'`);
    const { orders, lines, returns } = (await shop.fingerprint()) as Record<string, unknown>;
    expect({ orders, lines, returns }).toEqual({
      orders: (before as Record<string, unknown>).orders,
      lines: (before as Record<string, unknown>).lines,
      returns: (before as Record<string, unknown>).returns,
    });
  });

  it('leaves books that pass every check of the audit', async () => {
    const findings = await runAudit(shop.db);
    expect(findings.filter(({ count }) => count > 0)).toEqual([]);
  });

  it('lets leaders import, and nobody else', async () => {
    const floor = {
      kind: 'user',
      id: '00000000-0000-7000-8000-000000000005',
      name: 'The floor',
      role: 'floor',
    } as const;
    await expect(
      storeFile(shop.ctx(floor), { name: 'x.csv', source: Readable.from([Buffer.from('a')]) }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listImports(shop.ctx(floor))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves an audit row, an event and a job behind each step', async () => {
    const file = await storeFile(shop.ctx(), {
      name: 'o.csv',
      source: Readable.from([Buffer.from(`${HEAD}\nJ-1;24.11.2025;CUP;Чаша;2;4,50;;\n`)]),
    });
    const made = await createImport(shop.ctx(), {
      fileId: file.id,
      kind: 'orders',
      channel: 'web',
      reading: { decimalSign: ',' },
    });
    await checkImport(shop.ctx(), { importId: made.id });
    await expect(startImport(shop.ctx(), { importId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await shop.all(`select verb from audit_log where subject_id = $1 order by id`, [made.id])).toEqual(
      [{ verb: 'import.run' }, { verb: 'import.run' }],
    );
    expect(await shop.all(`select kind from events where subject_id = $1`, [made.id])).toHaveLength(2);
    expect(await shop.all(`select name from pgboss.job where data->>'importId' = $1`, [made.id])).toEqual([
      { name: 'run-import' },
    ]);
  });
});
