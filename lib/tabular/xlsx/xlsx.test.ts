import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { looksLikeSpreadsheetDamage } from '../detect-damage.ts';
import type { ExportColumn, ExportValue } from '../export-column.ts';
import { inspectXlsx } from '../inspect-xlsx.ts';
import { listSheets, readXlsx } from '../read-xlsx.ts';
import { writeXlsx } from '../write-xlsx.ts';
import { dateShapeOf, serialToIso } from './serial-date.ts';

const SHAPE = { sheetName: 'Orders', isRightToLeft: false, timeZone: 'Asia/Tehran' };

const write = (columns: ExportColumn[], rows: ExportValue[][], isRightToLeft = false): Promise<Buffer> => {
  const stream: Readable = writeXlsx(rows, { ...SHAPE, isRightToLeft, columns });
  return buffer(stream);
};
const read = async (file: Buffer, sheet?: string) =>
  (await Array.fromAsync(readXlsx(file, sheet === undefined ? {} : { sheet }))).map(({ cells }) => cells);

/** A workbook as other programs write it: shared strings, styles, one sheet. */
function makeWorkbook(sheetData: string, extra: Record<string, string> = {}): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/s.xml')}${relation('r2', 'sharedStrings', '/xl/strings.xml')}${relation('r3', 'styles', 'styles.xml')}${relation('r4', 'worksheet', 'worksheets/hidden.xml')}</Relationships>`,
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="notes" state="hidden" r:id="r4"/><x:sheet name="stock" r:id="r1"/></x:sheets></x:workbook>',
    'xl/strings.xml':
      '<sst><si><t>sku</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh sb="0"><t>hint</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-F800]dd/mm/yyyy&quot;h&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    'xl/worksheets/hidden.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    ...extra,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  );
}

describe('reading a workbook', () => {
  it('reads shared and inline texts, dates by their format, booleans, errors and gaps', async () => {
    const file = makeWorkbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1</f><v>f</v></c></row>' +
        '<row r="3"><c r="A3" s="1"><v>40148</v></c><c r="B3" s="2"><v>40148.322916666664</v></c><c r="C3" s="3"><v>0.5</v></c><c r="D3" t="b"><v>1</v></c></row>' +
        '<row r="4"><c r="A4"><v>6.9500000000000002</v></c><c r="B4"><v>5.0E+12</v></c><c r="C4" t="inlineStr"><is><t>a&amp;b_x000D_</t></is></c><c r="D4" t="e"><v>#REF!</v></c></row>' +
        '<row r="5"><c r="A5"><v>5000000000000</v></c><c r="B5"><v>9.9999999999999995E-8</v></c></row>',
    );
    const rows = await Array.fromAsync(readXlsx(file));
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([1, 3, 4, 5]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['sku', '', 'two runs', 'f'],
      ['2009-12-01', '2009-12-01T07:45:00', '12:00:00', 'TRUE'],
      ['6.95', '5.0E+12', 'a&b\r', '#REF!'],
      ['5000000000000', '0.0000001', '', ''],
    ]);
    expect(rows[2]!.cells.map(looksLikeSpreadsheetDamage)).toEqual([false, true, false, true]);
  });

  it('lists its sheets and reads the one that was asked for', async () => {
    const file = makeWorkbook('');
    expect(await listSheets(file)).toEqual([
      { name: 'notes', isHidden: true },
      { name: 'stock', isHidden: false },
    ]);
    expect(await read(file, 'notes')).toEqual([['1']]);
    await expect(read(file, 'absent')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never asks about columns of real number cells', async () => {
    const columns: ExportColumn[] = [
      { header: 'typed', kind: 'number' },
      { header: 'written', kind: 'text' },
    ];
    const seen = await inspectXlsx(
      await write(columns, [
        ['1.234', '1.234'],
        ['2.5', '2.500'],
      ]),
    );
    expect(seen.headers).toEqual(['typed', 'written']);
    expect(seen.columns[0]).toMatchObject({ kind: 'decimal', decimalSign: '.', isAmbiguous: false });
    expect(seen.columns[1]).toMatchObject({ isAmbiguous: true, reason: 'decimalSign' });
  });

  it('counts days as spreadsheets do', () => {
    expect(serialToIso(1, 'date', false)).toBe('1900-01-01');
    expect(serialToIso(61, 'date', false)).toBe('1900-03-01');
    expect(serialToIso(60, 'date', false)).toBeNull();
    expect(serialToIso(0, 'date', true)).toBe('1904-01-01');
    expect(serialToIso(2_958_465, 'date', false)).toBe('9999-12-31');
    expect(
      ['0.00E+00', '[h]:mm', '#,##0 "day"', 'General', 'mmm', 'h:mm AM/PM', '@'].map((code) =>
        dateShapeOf(200, code),
      ),
    ).toEqual([null, null, null, null, 'date', 'time', null]);
  });
});

describe('a workbook that means harm', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it.each([
    [
      'an outside entity',
      {
        'xl/worksheets/s.xml':
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>',
      },
      'INVALID_INPUT',
    ],
    [
      'nested entities',
      { 'xl/strings.xml': '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>' },
      'INVALID_INPUT',
    ],
    ['endless nesting', { 'xl/worksheets/s.xml': '<a>'.repeat(100_000) }, 'INVALID_INPUT'],
    ['a bomb', { 'xl/worksheets/s.xml': ' '.repeat(40_000_000) }, 'TOO_LARGE'],
    [
      'an endless text',
      { 'xl/worksheets/s.xml': `<worksheet><sheetData><row><c t="str"><v>${'0123456789'.repeat(800_000)}` },
      'TOO_LARGE',
    ],
    [
      'a column far out',
      { 'xl/worksheets/s.xml': '<worksheet><row><c r="XFD1"><v>1</v></c></row></worksheet>' },
      'TOO_LARGE',
    ],
    [
      'a row far out',
      { 'xl/worksheets/s.xml': '<worksheet><row r="99999999"><c><v>1</v></c></row></worksheet>' },
      'TOO_LARGE',
    ],
    [
      'rows in disorder',
      { 'xl/worksheets/s.xml': '<worksheet><row r="2"/><row r="1"/></worksheet>' },
      'INVALID_INPUT',
    ],
    ['broken XML', { 'xl/workbook.xml': '<workbook><sheets>' }, 'INVALID_INPUT'],
    [
      'too many parts',
      Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`p/${index}`, ''])),
      'TOO_LARGE',
    ],
  ])('is refused: %s', async (_, parts, code) => {
    await expect(read(makeWorkbook(row, parts))).rejects.toMatchObject({ name: 'AppError', code });
  });

  it('is refused in words when it is no workbook at all', async () => {
    await expect(read(Buffer.from('sku,price\n'))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
    await expect(read(Buffer.from(zipSync({ 'a.txt': strToU8('x') })))).rejects.toThrow('holds no workbook');
    await expect(Array.fromAsync(readXlsx('/nowhere.xlsx'))).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});

describe('writing a workbook', () => {
  it('writes numbers, days and instants as what they are', async () => {
    const columns: ExportColumn[] = [
      { header: 'name', kind: 'text' },
      { header: 'price', kind: 'number', decimals: 2, width: 12 },
      { header: 'day', kind: 'date' },
      { header: 'at', kind: 'dateTime' },
      { header: 'phone', kind: 'phone' },
      { header: 'id', kind: 'number' },
      { header: 'open', kind: 'boolean' },
    ];
    const rows = [
      [
        '=1+1',
        '6.95',
        '2026-03-21',
        new Date('2026-03-20T21:30:00Z'),
        '+989121234567',
        '12345678901234567',
        true,
      ],
    ];
    const file = await write(columns, rows, true);
    expect((await read(file))[1]).toEqual([
      '=1+1',
      '6.95',
      '2026-03-21',
      '2026-03-21T01:00:00',
      '+989121234567',
      '12345678901234567',
      'TRUE',
    ]);
    const sheet = Buffer.from(unzipSync(file)['xl/worksheets/sheet1.xml']!).toString();
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<c r="B2" s="7"><v>6.95</v></c>');
    expect(sheet).toContain('<c r="C2" s="3"><v>46102</v></c>');
    expect(sheet).not.toContain('<f>');
  });

  it('keeps the name of the sheet within what spreadsheets allow', async () => {
    const stream = writeXlsx([], {
      ...SHAPE,
      sheetName: "'سفارش‌ها: 1/2 [x]' and a long long tail",
      columns: [],
    });
    expect((await listSheets(await buffer(stream)))[0]!.name).toBe("سفارش‌ها  1 2  x ' and a long l");
  });

  it('refuses a text that a spreadsheet would cut off', async () => {
    await expect(write([{ header: 'a', kind: 'text' }], [['x'.repeat(40_000)]])).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
  });

  it('gives back any text in any script, and numbers to the last digit', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).map((value) => value.replaceAll('\0', ''));
    const number = fc.integer({ min: -1e12, max: 1e12 }).map((minor) => (minor / 100).toString());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, number), { maxLength: 6 }), async (table) => {
        const file = await write(
          [
            { header: 'a', kind: 'text' },
            { header: 'b', kind: 'number', decimals: 2 },
          ],
          table,
        );
        expect((await read(file)).slice(1)).toEqual(table);
      }),
    );
  });

  it('streams a hundred thousand rows in flat memory', async () => {
    const columns: ExportColumn[] = Array.from({ length: 8 }, (_, index) => ({
      header: `c${index}`,
      kind: index % 2 ? 'number' : 'text',
    }));
    function* rows(): Generator<ExportValue[]> {
      for (let index = 0; index < 100_000; index++)
        yield columns.map(({ kind }) => (kind === 'number' ? index / 100 : `متن ${index} text`));
    }
    const before = process.memoryUsage().rss;
    let peak = 0;
    let bytes = 0;
    for await (const chunk of writeXlsx(rows(), { ...SHAPE, columns })) {
      bytes += (chunk as Uint8Array).length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(peak - before).toBeLessThan(200 * 1024 * 1024);
  });
});
