import fs from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './guard-formula.ts';
import { encodeAs } from './hostile/encode-as.fixture.ts';
import type { TableRow } from './limits.ts';
import { type CsvOptions, readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const COMMA: CsvOptions = { encoding: 'utf-8', delimiter: ',' };
const readText = async (stream: Readable) => (await buffer(stream)).toString('utf8');
const anyText = fc.string({ unit: 'binary' }).map((value) => value.replaceAll(/[\0\uFFFD\uFEFF]/g, ''));

async function readAll(
  bytes: string | Uint8Array,
  options: CsvOptions = COMMA,
  chunkBytes = 7,
): Promise<TableRow[]> {
  const whole = Buffer.from(bytes);
  const chunks = Array.from({ length: Math.ceil(whole.length / chunkBytes) }, (_, index) =>
    whole.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return Array.fromAsync(readCsv(Readable.from(chunks), options));
}

const cellsOf = async (...input: Parameters<typeof readAll>) =>
  (await readAll(...input)).map(({ cells }) => cells);

describe('reading a delimited file', () => {
  it('reads quotes, line breaks in cells, all line ends and a missing last one', async () => {
    expect(await cellsOf('a,b\r\n"x, ""y""","1\n2"\rc,\n,d')).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\n2'],
      ['c', ''],
      ['', 'd'],
    ]);
  });

  it('numbers rows as a spreadsheet shows them and leaves empty ones out', async () => {
    expect((await readAll('a\n\n\nb\n')).map(({ rowNumber }) => rowNumber)).toEqual([1, 4]);
  });

  it('reads any encoding, packed or not, cut anywhere', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const) {
      const bytes = encodeAs('Име;Град\nИван;София\n', encoding);
      for (const sent of [bytes, gzipSync(bytes)]) {
        expect(await cellsOf(sent, { encoding, delimiter: ';' }, 1)).toEqual([
          ['Име', 'Град'],
          ['Иван', 'София'],
        ]);
      }
    }
  });

  it('reports a ragged row, a NUL byte, unreadable letters and an open quote, and goes on', async () => {
    const rows = await readAll(
      Buffer.concat([
        Buffer.from('a,b\n1\n\0,2\n'),
        Buffer.from([0xff]),
        Buffer.from(',2\n"x"y,2\n3,"open\n4,5\n'),
      ]),
    );
    expect(rows.map(({ rowNumber, problems }) => [rowNumber, problems.map(({ kind }) => kind)])).toEqual([
      [1, []],
      [2, ['ragged']],
      [3, ['nulByte']],
      [4, ['unreadableLetters']],
      [5, ['textAfterQuote']],
      [6, ['unterminatedQuote']],
    ]);
  });

  it('refuses the first such row with its number when told so', async () => {
    await expect(readAll('a,b\n1\n', { ...COMMA, onProblem: 'refuse' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { rowNumber: 2 },
    });
    await expect(readAll('a\n"x', { ...COMMA, onProblem: 'refuse' })).rejects.toThrow(
      'Row 2, column 1 opens a quote',
    );
  });

  it.each([
    ['columns', { columns: 3 }, 'a,b,c,d'],
    ['cellCharacters', { cellCharacters: 5 }, '"123456'],
    ['rowCharacters', { rowCharacters: 5 }, '123,456'],
    ['rows', { rows: 2 }, 'a\nb\nc\n'],
    ['fileBytes', { fileBytes: 4 }, 'a\nb\nc\n'],
    ['unpackedBytes', { unpackedBytes: 4 }, gzipSync('a\nb\nc\n')],
  ])('refuses a file beyond the limit on %s', async (_, limits, bytes) => {
    await expect(readAll(bytes, { ...COMMA, limits })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('refuses a damaged packing in words', async () => {
    await expect(readAll(gzipSync('a,b\n'.repeat(50)).subarray(0, 20))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('writing a delimited file', () => {
  const write = (rows: (string | number)[][], kinds: ('text' | 'number' | 'phone')[]) =>
    readText(writeCsv(rows, { columns: kinds.map((kind) => ({ header: kind, kind })), timeZone: 'UTC' }));

  it('starts with a byte order mark and guards text only', async () => {
    const written = await write(
      [
        ['=1+1', -5, '+989121234567'],
        ['＝1', '-7.50', '+1=cmd'],
      ],
      ['text', 'number', 'phone'],
    );
    expect(written).toBe("\uFEFFtext,number,phone\r\n'=1+1,-5,+989121234567\r\n'＝1,-7.50,'+1=cmd\r\n");
  });

  it('shows instants on the clock of the shop', async () => {
    const rows = [[new Date('2026-03-20T21:30:00Z'), '12.5']];
    const columns = [
      { header: 'at', kind: 'dateTime' },
      { header: 'n', kind: 'number' },
    ] as const;
    const written = await readText(
      writeCsv(rows, { columns, delimiter: ';', decimalSign: ',', timeZone: 'Asia/Tehran' }),
    );
    expect(written).toContain('2026-03-21 01:00:00;"12,5"');
  });

  it('gives back any text in any script', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyText, anyText), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        async (table, delimiter) => {
          const columns = [
            { header: 'a', kind: 'text' },
            { header: 'b', kind: 'text' },
          ] as const;
          const written = await readText(
            writeCsv(table, { columns, delimiter: delimiter as ',', timeZone: 'UTC' }),
          );
          const read = await readAll(written, { encoding: 'utf-8', delimiter });
          expect(read.flatMap(({ problems }) => problems)).toEqual([]);
          expect(read.slice(1).map(({ cells }) => cells.map(unguardFormula))).toEqual(table);
        },
      ),
    );
  });

  it('never lets a text start a formula, and always gives it back', () => {
    const risky = fc.tuple(
      fc.constantFrom('', "'", "''"),
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ''),
      anyText,
    );
    fc.assert(
      fc.property(risky, (parts) => {
        const value = parts.join('');
        expect(guardFormula(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(unguardFormula(guardFormula(value))).toBe(value);
      }),
    );
  });

  it('writes numbers unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (number) => {
        expect((await write([[number]], ['number'])).split('\r\n')[1]).toBe(String(number));
      }),
    );
  });
});

const REAL = '../shared/data/online-retail-2009-2010/lines.csv.gz';

it.skipIf(!fs.existsSync(REAL))(
  'a real half million lines stream through in a few seconds and little memory',
  async () => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    let count = 0;
    let troubled = 0;
    let peak = 0;
    for await (const { problems } of readCsv(fs.createReadStream(REAL), COMMA)) {
      troubled += problems.length;
      if (++count % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect({ count, troubled }).toEqual({ count: 525_462, troubled: 0 });
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(peak - before).toBeLessThan(200 * 1024 * 1024);
  },
);
