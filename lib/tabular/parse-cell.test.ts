import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoolean, parseDecimal, parseInteger, parseMinor } from './parse-cell.ts';
import { parseDate, parseDateTime } from './parse-date-cell.ts';

const DOT = { decimalSign: '.' } as const;
const COMMA = { decimalSign: ',' } as const;
const DAY_FIRST = { order: 'dayFirst', calendar: 'gregorian' } as const;
const YEAR_FIRST = { order: 'yearFirst', calendar: 'gregorian' } as const;
const JALALI = { order: 'yearFirst', calendar: 'jalali' } as const;

describe('numbers in a file', () => {
  it.each([
    ['1,234.50', DOT, '1234.50'],
    ['1.234,50', COMMA, '1234.50'],
    ['1.234', COMMA, '1234'],
    ['1.234', DOT, '1.234'],
    ['۱٬۲۳۴٫۵', DOT, '1234.5'],
    ['١٢٣', COMMA, '123'],
    ['1 234 567', DOT, '1234567'],
    ["1'234.5", DOT, '1234.5'],
    ['(12.50)', DOT, '-12.50'],
    ['12-', DOT, '-12'],
    ['−7', DOT, '-7'],
    ['\u200f-5\u200f', DOT, '-5'],
    ['.5', DOT, '0.5'],
    ['9007199254740993', DOT, '9007199254740993'],
  ] as const)('reads %s as agreed', (text, convention, value) => {
    expect(parseDecimal(text, convention)).toEqual({ ok: true, value });
  });

  it.each([
    '1,23.4',
    '12,34',
    '1.2.3',
    '5.0E+12',
    '12 €',
    '--5',
    '.',
    '-',
    '1,234,56',
    '0x1F',
    'NaN',
    '1'.repeat(99),
  ])('refuses %s instead of guessing', (text) => {
    expect(parseDecimal(text, DOT)).toEqual({ ok: false, reason: 'notANumber' });
  });

  it('leaves out only the marks that were agreed', () => {
    const marked = { ...COMMA, marks: ['€', 'лв.'] };
    expect(parseMinor('12,50 лв.', marked, 2)).toEqual({ ok: true, value: 1250 });
    expect(parseMinor('-€12,50', marked, 2)).toEqual({ ok: true, value: -1250 });
    expect(parseMinor('12,50 $', marked, 2)).toEqual({ ok: false, reason: 'notANumber' });
  });

  it('keeps money exact and refuses decimals that the currency does not have', () => {
    expect(parseMinor('0.29', DOT, 2)).toEqual({ ok: true, value: 29 });
    expect(parseMinor('12.500', DOT, 2)).toEqual({ ok: true, value: 1250 });
    expect(parseMinor('12.505', DOT, 2)).toEqual({ ok: false, reason: 'tooManyDecimals' });
    expect(parseMinor('۲۵۰٬۰۰۰', DOT, 0)).toEqual({ ok: true, value: 250000 });
    expect(parseMinor('99999999999999.99', DOT, 2)).toEqual({ ok: false, reason: 'tooLarge' });
    expect(parseMinor(' ', DOT, 2)).toEqual({ ok: false, reason: 'empty' });
  });

  it('gives back any amount, however it was grouped and in any digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('en-US', 'bg-BG', 'fa-IR', 'ar-EG', 'de-CH'),
        (minor, locale) => {
          const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100);
          expect(parseMinor(shown, locale === 'bg-BG' ? COMMA : DOT, 2)).toEqual({ ok: true, value: minor });
        },
      ),
    );
  });

  it('takes whole numbers only for quantities', () => {
    expect(parseInteger('12.00', DOT)).toEqual({ ok: true, value: 12 });
    expect(parseInteger('-80,995', DOT)).toEqual({ ok: true, value: -80995 });
    expect(parseInteger('12.5', DOT)).toEqual({ ok: false, reason: 'notWhole' });
    expect(parseInteger('9007199254740993', DOT)).toEqual({ ok: false, reason: 'tooLarge' });
  });

  it('knows yes and no in four languages', () => {
    expect(['Да', 'بله', 'نعم', 'Yes', '۱'].map((text) => parseBoolean(text))).toEqual(
      Array(5).fill({ ok: true, value: true }),
    );
    expect(parseBoolean('maybe')).toEqual({ ok: false, reason: 'notABoolean' });
  });
});

describe('dates in a file', () => {
  it('follows the order that was agreed', () => {
    expect(parseDate('03/04/2010', DAY_FIRST)).toEqual({ ok: true, value: '2010-04-03' });
    expect(parseDate('03/04/2010', { ...DAY_FIRST, order: 'monthFirst' })).toEqual({
      ok: true,
      value: '2010-03-04',
    });
    expect(parseDate('3.4.2010 г.', DAY_FIRST)).toEqual({ ok: true, value: '2010-04-03' });
    expect(parseDate('2009-12-01 00:00:00', YEAR_FIRST)).toEqual({ ok: true, value: '2009-12-01' });
  });

  it('reads Jalali days in Persian digits', () => {
    expect(parseDate('۱۴۰۲/۰۱/۰۱', JALALI)).toEqual({ ok: true, value: '2023-03-21' });
    expect(parseDate('1403/12/30', JALALI)).toEqual({ ok: true, value: '2025-03-20' });
    expect(parseDate('1402/12/30', JALALI)).toEqual({ ok: false, reason: 'noSuchDate' });
  });

  it.each([
    ['31/02/2010', 'noSuchDate'],
    ['13/13/2010', 'noSuchDate'],
    ['03/04/10', 'shortYear'],
    ['2010-04-03', 'notADate'],
    ['40271', 'notADate'],
    ['03/04/2010 07:45', 'notADate'],
    ['', 'empty'],
  ])('refuses %s', (text, reason) => {
    expect(parseDate(text, DAY_FIRST)).toEqual({ ok: false, reason });
  });

  it('reads short years once the century is agreed', () => {
    expect(parseDate('03/04/10', { ...DAY_FIRST, shortYearBase: 2000 })).toEqual({
      ok: true,
      value: '2010-04-03',
    });
  });

  it('puts wall-clock times into the zone of the shop', () => {
    const sofia = { timeZone: 'Europe/Sofia' };
    const at = (text: string, zone: Parameters<typeof parseDateTime>[2] = sofia) => {
      const result = parseDateTime(text, YEAR_FIRST, zone);
      return result.ok ? result.value.toISOString() : result.reason;
    };
    expect(at('2009-12-01 07:45:00')).toBe('2009-12-01T05:45:00.000Z');
    expect(at('2009-12-01T07:45:00+03:30')).toBe('2009-12-01T04:15:00.000Z');
    expect(at('2009-12-01 12:05 AM')).toBe('2009-11-30T22:05:00.000Z');
    expect(at('2025-03-30 03:30')).toBe('noSuchTime');
    expect(at('2025-10-26 03:30')).toBe('repeatedTime');
    expect(at('2025-10-26 03:30', { ...sofia, repeatedHour: 'second' })).toBe('2025-10-26T01:30:00.000Z');
    expect(at('2009-12-01 25:00')).toBe('notADate');
  });

  it('gives back any day from 1850 to 2099 in both calendars', () => {
    const days = fc.date({ min: new Date('1850-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'short', timeZone: 'UTC' });
    fc.assert(
      fc.property(days, (day) => {
        const value = day.toISOString().slice(0, 10);
        expect(parseDate(value, YEAR_FIRST)).toEqual({ ok: true, value });
        expect(parseDate(jalali.format(day), JALALI)).toEqual({ ok: true, value });
      }),
    );
  });
});
