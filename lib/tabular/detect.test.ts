import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectColumns } from './detect-columns.ts';
import { looksLikeSpreadsheetDamage } from './detect-damage.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding } from './detect-encoding.ts';
import { encodeAs } from './hostile/encode-as.fixture.ts';
import { inspectCsv } from './inspect-csv.ts';
import { readHead } from './open-bytes.ts';

const PERSIAN = 'نام,شهر,نشانی\nزهرا احمدي,تهران,خيابان وليعصر پلاك ۱۲\nرضا کريمی,اصفهان,چهارباغ بالا\n'
  .replaceAll('ی', 'ي')
  .replaceAll(/[۰-۹]/g, '1');
const ARABIC = 'الاسم,المدينة\nمحمد عبد الله,القاهرة\nفاطمة الزهراء,بغداد\n';
const BULGARIAN = 'Име;Град;Адрес\nИван Петров;София;бул. Витоша 12\nМария Иванова;Пловдив;ул. Гладстон\n';
const GERMAN = 'Name;Ort;Preis\nMüller;München;12,50 €\nGroß;Köln;3,99\nCafé René;Besançon;7\n';

describe('the encoding of a file', () => {
  it.each([
    ['windows-1256', PERSIAN],
    ['windows-1256', ARABIC],
    ['windows-1251', BULGARIAN],
    ['windows-1251', BULGARIAN.toUpperCase()],
    ['windows-1252', GERMAN.repeat(5)],
    ['utf-16le', PERSIAN],
    ['utf-16be', BULGARIAN],
    ['utf-8', PERSIAN],
    ['utf-8', 'sku,title\n1,plain\n'],
  ] as const)('is recognised as %s without a mark', (encoding, text) => {
    const guess = detectEncoding(encodeAs(text, encoding));
    expect(guess.encoding).toBe(encoding);
    expect(guess.confidence).toBeGreaterThanOrEqual(0.85);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'is certain when a %s mark stands first',
    (encoding) => {
      expect(detectEncoding(encodeAs(`\uFEFF${BULGARIAN}`, encoding))).toMatchObject({
        encoding,
        confidence: 1,
        hasByteOrderMark: true,
      });
    },
  );

  it('names the other candidates for a text of one short word', () => {
    expect(
      detectEncoding(encodeAs('ул', 'windows-1251')).alternatives.map(({ encoding }) => encoding),
    ).toContain('windows-1252');
  });

  it('does not take a letter cut at the end of the sample for an error', () => {
    expect(detectEncoding(Buffer.from('نام').subarray(0, 5)).encoding).toBe('utf-8');
  });
});

describe('the delimiter of a file', () => {
  it.each([',', ';', '\t', '|'])('is found among commas in prices: %j', (delimiter) => {
    const rows = [
      ['sku', 'price', 'note'],
      ['A', '1,50', '"x, y"'],
      ['B', '2,75', 'z'],
    ].map((cells) => cells.join(delimiter));
    const text = delimiter === ',' ? 'sku,price,note\nA,"1,50","x, y"\nB,"2,75",z\n' : `${rows.join('\n')}\n`;
    expect(detectDelimiter(text)).toMatchObject({ delimiter, quote: '"', hasHeader: true });
  });

  it('follows the line that Excel writes for it', () => {
    expect(detectDelimiter('sep=;\na;b\n1,5;2\n')).toMatchObject({
      delimiter: ';',
      confidence: 1,
      hasHeader: true,
    });
  });

  it('knows single quotes and a table without a header', () => {
    expect(detectDelimiter("'a, b',1\n'c, d',2\n")).toMatchObject({ quote: "'", hasHeader: false });
  });
});

describe('the columns of a file', () => {
  const judge = (...cells: string[]) =>
    detectColumns(
      ['x'],
      cells.map((cell) => [cell]),
    )[0]!;

  it('asks whether 1.234 and 1,234 are thousands', () => {
    expect(judge('1.234', '2.500')).toMatchObject({ isAmbiguous: true, reason: 'decimalSign' });
    expect(judge('1,234', '12')).toMatchObject({ isAmbiguous: true, reason: 'decimalSign' });
  });

  it('does not ask when one value proves the sign', () => {
    expect(judge('1.234', '2.5')).toMatchObject({ kind: 'decimal', decimalSign: '.', isAmbiguous: false });
    expect(judge('1.234,50', '2,5')).toMatchObject({ kind: 'decimal', decimalSign: ',', isAmbiguous: false });
    expect(judge('۱۲٫۵', '۱۳')).toMatchObject({ kind: 'decimal', digits: 'persian', isAmbiguous: false });
    expect(judge('١٢', '7')).toMatchObject({ kind: 'integer', digits: 'mixed' });
  });

  it('asks about 03/04/2010 and not about 13/04/2010 or 03.04.2010', () => {
    expect(judge('03/04/2010')).toMatchObject({ kind: 'date', isAmbiguous: true, reason: 'dateOrder' });
    expect(judge('03/04/2010', '13/04/2010').date?.order).toBe('dayFirst');
    expect(judge('03/04/2010', '04/13/2010')).toMatchObject({
      isAmbiguous: false,
      date: { order: 'monthFirst' },
    });
    expect(judge('03.04.2010')).toMatchObject({ isAmbiguous: false, date: { order: 'dayFirst' } });
    expect(judge('03/04/10')).toMatchObject({ isAmbiguous: true, reason: 'shortYear' });
    expect(judge('13/04/2010', '04/13/2010').kind).toBe('text');
  });

  it('knows Jalali years and times of day', () => {
    expect(judge('۱۴۰۲/۰۵/۱۲')).toMatchObject({
      kind: 'date',
      date: { order: 'yearFirst', calendar: 'jalali' },
    });
    expect(judge('2009-12-01 07:45:00')).toMatchObject({
      kind: 'dateTime',
      date: { order: 'yearFirst', calendar: 'gregorian' },
    });
  });

  it('keeps codes as text', () => {
    expect(judge('00123', '456').kind).toBe('text');
    expect(judge('12345678901234567').kind).toBe('text');
    expect(judge('+989121234567 x').kind).toBe('text');
    expect(judge('بله', 'خیر').kind).toBe('boolean');
    expect(judge('', ' ').kind).toBe('empty');
  });

  it('counts what a spreadsheet has spoilt', () => {
    expect(judge('5.0E+12', '5000000000001').damagedCount).toBe(1);
    expect(
      ['5.0E+12', '1,2E+06', '12345678901234500000', '#REF!', '####'].every(looksLikeSpreadsheetDamage),
    ).toBe(true);
    expect(['12E5', '5000000000000', 'E+5', '85123A', '#1'].some(looksLikeSpreadsheetDamage)).toBe(false);
  });
});

const NAMES = '../shared/data/locale-names-addresses-phones';

it.skipIf(!fs.existsSync(NAMES)).each([
  ['names-fa_IR.json', 'windows-1256'],
  ['names-ar.json', 'windows-1256'],
  ['names-bg_BG.json', 'windows-1251'],
] as const)('lists of twenty real names of %s are always told from other encodings', (file, encoding) => {
  const listed = fs.readFileSync(`${NAMES}/${file}`, 'utf8').match(/"[^"]*[^\p{ASCII}][^"]*"/gu) ?? [];
  const names = listed.map((name) => name.slice(1, -1).replaceAll('ی', 'ي'));
  for (let start = 0; start + 20 <= names.length; start += 20) {
    const bytes = encodeAs(`id,name\n${names.slice(start, start + 20).join('\n')}\n`, encoding);
    expect(detectEncoding(bytes).encoding).toBe(encoding);
  }
});

const REAL = '../shared/data/online-retail-2009-2010/lines.csv.gz';

it.skipIf(!fs.existsSync(REAL))('a real shop file is understood without a question', async () => {
  const seen = inspectCsv(await readHead(fs.createReadStream(REAL)));
  expect(seen.encoding.encoding).toBe('utf-8');
  expect(seen.delimiter).toMatchObject({ delimiter: ',', hasHeader: true });
  const kinds = ['text', 'text', 'text', 'integer', 'dateTime', 'decimal', 'integer', 'text'];
  expect(seen.columns.map(({ kind }) => kind)).toEqual(kinds);
  expect(seen.columns.some(({ isAmbiguous }) => isAmbiguous)).toBe(false);
});
