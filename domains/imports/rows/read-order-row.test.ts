import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping, Reading } from '../mapping.ts';
import { CellReader } from './read-cells.ts';
import { type OrderRowContext, readOrderRow } from './read-order-row.ts';
import { cellFinder } from './row-cells.ts';

const HEADERS = ['no', 'at', 'sku', 'qty', 'price', 'net', 'who', '__proto__'];

function context(more: { timeZone?: string; mapping?: Partial<Mapping> } = {}): OrderRowContext {
  const mapping = Mapping.parse({
    columns: {
      orderNumber: 'no',
      placedAt: 'at',
      sku: 'sku',
      quantity: 'qty',
      unitPrice: 'price',
      netPrice: 'net',
      customerId: 'who',
    },
    blanks: ['nan'],
    ...more.mapping,
  });
  const reading = Reading.parse({ format: 'csv', decimalSign: '.', dateOrder: 'yearFirst' });
  return {
    mapping,
    cells: new CellReader(reading, more.timeZone ?? 'Europe/London'),
    findCells: cellFinder(HEADERS, mapping),
    currency: 'GBP',
    channelOf: () => ({ id: '00000000-0000-7000-8000-000000000001', currency: 'GBP' }),
    locationOf: () => undefined,
    rateOf: (currency) => (currency === 'GBP' ? '1' : undefined),
  };
}

const read = (cells: string[], more: Parameters<typeof context>[0] = {}) =>
  readOrderRow({ rowNumber: 2, cells, problems: [] }, context(more));

describe('reading a row of an order file', () => {
  it('keeps amounts exactly and discounts as the difference to the net price', () => {
    const { row, problems } = read([
      'A-1',
      '2010-01-19 17:04:00',
      'PADS',
      '3',
      '0.001',
      '0.0005',
      '16705',
      '',
    ]);
    expect(problems).toEqual([]);
    expect(row).toMatchObject({
      class: 'sale',
      amount: { minor: 0, restMicros: 300_000 },
      discount: { minor: 0, restMicros: 150_000 },
      customer: '16705',
      placed: { day: '2010-01-19' },
    });
  });

  it('reads digits and signs of any script', () => {
    const { row } = read(['A-1', '2010-01-19', 'X', '۱۲', '٤٫٥', '', 'nan', '']);
    expect(row).toMatchObject({ quantity: 12, amount: { minor: 5400 }, customer: null });
  });

  it('keeps identifiers as text, however long, and refuses what a spreadsheet destroyed', () => {
    expect(
      read(['90071992547409931234', '2010-01-19', '0012', '1', '1', '', '13085.0', '']).row,
    ).toMatchObject({
      document: '90071992547409931234',
      sku: '0012',
      customer: '13085',
    });
    for (const sku of ['5.0E+12', '#REF!', '########', '5901234123450000000']) {
      expect(read(['A-1', '2010-01-19', sku, '1', '1', '', '', '']).problems).toMatchObject([
        { column: 'sku', reason: 'spreadsheetDamage' },
      ]);
    }
  });

  it('places a day whose midnight the clocks skipped at its first hour', () => {
    const { row } = read(['A-1', '2022-03-22', 'X', '1', '1', '', '', ''], { timeZone: 'Asia/Tehran' });
    expect(row.placed).toEqual({ at: new Date('2022-03-21T20:30:00Z'), day: '2022-03-22' });
  });

  it('refuses an hour that the clocks showed twice, until somebody says which', () => {
    const { problems } = read(['A-1', '2010-10-31 01:30:00', 'X', '1', '1', '', '', '']);
    expect(problems).toMatchObject([{ column: 'at', reason: 'repeatedTime' }]);
  });

  it('says what is missing, cell by cell, and still counts the amount that it could read', () => {
    const { row, problems } = read(['', 'soon', 'X', '2', '4.50', '', '', '']);
    expect(problems.map(({ column, reason }) => [column, reason])).toEqual([
      ['no', 'empty'],
      ['at', 'notADate'],
    ]);
    expect(row).toMatchObject({ class: 'error', amount: { minor: 900 } });
  });

  it('refuses amounts in a currency without a rate', () => {
    const { problems } = read(['A-1', '2010-01-19', 'X', '1', '1', '', '', ''], {
      mapping: { amountsIn: 'USD' },
    });
    expect(problems).toMatchObject([{ reason: 'noExchangeRate' }]);
  });

  it('never throws, whatever stands in the cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 8, maxLength: 8 }),
        (cells) => {
          const { row, problems } = read(cells);
          expect(row.class === 'error').toBe(problems.length > 0);
        },
      ),
    );
  });
});
