import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimalToMinor } from '../digits.ts';
import { chooseLocale } from './choose-locale.ts';
import {
  formatBusinessDate,
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatMonth,
  formatRelative,
} from './format-date.ts';
import { formatList } from './format-list.ts';
import { formatMoney, moneyUnit } from './format-money.ts';
import { formatChange, formatNumber, formatPercent } from './format-number.ts';
import { defaultPrefs, directionOf, type Locale, weekStart } from './prefs.ts';

const prefs = (locale: Locale) => defaultPrefs(locale, 'Asia/Tehran');
const plain = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\u00a0/g, ' ');
const evening = new Date('2026-11-21T18:05:00Z');

describe('money as the reader expects it', () => {
  it('shows rials as tomans to Persian readers and keeps the odd rials', () => {
    expect(plain(formatMoney(12_500_000, 'IRR', prefs('fa')))).toBe('۱٬۲۵۰٬۰۰۰ تومان');
    expect(plain(formatMoney(12_500_005, 'IRR', prefs('fa')))).toBe('۱٬۲۵۰٬۰۰۰٫۵ تومان');
  });

  it('shows rials where the reader wants rials', () => {
    expect(plain(formatMoney(-12_500_000, 'IRR', { ...prefs('fa'), tomanDisplay: false }))).toBe(
      '−۱۲٬۵۰۰٬۰۰۰ ریال',
    );
    expect(formatMoney(10, 'IRR', prefs('en'))).toBe('10\u00a0rials');
  });

  it('writes euros with their cents in each language', () => {
    expect(plain(formatMoney(1_250_050, 'EUR', prefs('en')))).toBe('€12,500.50');
    expect(plain(formatMoney(1_250_050, 'EUR', prefs('bg')))).toBe('12 500,50 €');
    expect(plain(formatMoney(1_250_050, 'EUR', prefs('ar')))).toBe('12,500.50 €');
    expect(plain(formatMoney(1_250_050, 'EUR', prefs('fa')))).toBe('€۱۲٬۵۰۰٫۵۰');
  });

  it('keeps a symbol of letters whole where lines run from right to left', () => {
    expect(plain(formatMoney(-6_065, 'USD', prefs('ar')))).toBe('-60.65 \u2068US$\u2069');
  });

  it('writes sterling as every retailer knows it, and no other currency by its sign', () => {
    expect(plain(formatMoney(-6_065, 'GBP', prefs('ar')))).toBe('-60.65 £');
    expect(plain(formatMoney(6_065, 'GBP', prefs('fa')))).toBe('£۶۰٫۶۵');
    expect(plain(formatMoney(6_065, 'GBP', prefs('bg')))).toBe('60,65 £');
    expect(plain(formatMoney(6_065, 'GBP', prefs('en')))).toBe('£60.65');
    expect(plain(formatMoney(1_234_567_00, 'GBP', prefs('ar'), 'compact'))).toBe('1.2 مليون £');
    for (const locale of ['fa', 'ar', 'bg', 'en'] as const) {
      for (const pound of ['EGP', 'SYP', 'LBP', 'SDG', 'SSP', 'GIP', 'FKP']) {
        expect(formatMoney(100, pound, prefs(locale))).not.toMatch(/(?<![A-Z])£/);
      }
    }
  });

  it('keeps every cent of an amount beyond the safe integers', () => {
    expect(formatMoney(9_007_199_254_740_993n, 'EUR', prefs('en'))).toBe('€90,071,992,547,409.93');
  });

  it('writes what a Persian reader can type back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (rials) => {
        const shown = plain(formatMoney(rials, 'IRR', prefs('fa'))).replace(' تومان', '');
        expect(parseDecimalToMinor(shown, 1, '.')).toEqual({ ok: true, value: rials });
      }),
    );
  });

  it('names the unit for headings', () => {
    expect(moneyUnit('IRR', prefs('fa'))).toBe('تومان');
    expect(moneyUnit('EUR', prefs('fa'))).toBe('EUR');
  });
});

describe('figures', () => {
  it('uses the digits and separators of the reader', () => {
    expect(plain(formatNumber(1_234_567, prefs('fa')))).toBe('۱٬۲۳۴٬۵۶۷');
    expect(plain(formatNumber(1_234_567, { ...prefs('ar'), digits: 'arab' }))).toBe('١٬٢٣٤٬٥٦٧');
    expect(plain(formatPercent(0.1234, prefs('fa')))).toBe('۱۲٫۳٪');
  });

  it('always writes the sign of a change', () => {
    expect(formatChange(12, 'number', prefs('en'))).toBe('+12');
    expect(formatChange(-0.015, 'percent', prefs('en'))).toBe('-1.5%');
    expect(formatChange(0, 'percent', prefs('en'))).toBe('0%');
  });
});

describe('several names', () => {
  it('stand one after another with the comma and the word of the reader', () => {
    expect(formatList(['A', 'B', 'C'], prefs('en'))).toBe('A, B and C');
    expect(formatList(['A', 'B', 'C'], prefs('fa'))).toBe('A،\u200f B، و C');
    expect(formatList(['A', 'B'], prefs('bg'))).toBe('A и B');
    expect(formatList(['A'], prefs('ar'))).toBe('A');
  });
});

describe('dates in the calendar of the reader', () => {
  it('writes Jalali dates in Persian order', () => {
    expect(formatDate(evening, prefs('fa'))).toBe('۳۰ آبان ۱۴۰۵');
    expect(formatLongDate(evening, prefs('fa'))).toBe('شنبه، ۳۰ آبان ۱۴۰۵');
    expect(formatMonth(evening, prefs('fa'))).toBe('آبان ۱۴۰۵');
    expect(plain(formatDateTime(evening, prefs('fa')))).toBe('۳۰ آبان ۱۴۰۵، ۲۱:۳۵');
  });

  it('writes the first of Farvardin on the day of Nowruz', () => {
    expect(formatBusinessDate('2026-03-21', prefs('fa'))).toBe('۱ فروردین ۱۴۰۵');
    expect(formatBusinessDate('2025-03-20', prefs('fa'))).toBe('۳۰ اسفند ۱۴۰۳');
  });

  it('writes Gregorian dates for the others', () => {
    expect(formatDate(evening, prefs('en'))).toBe('21 Nov 2026');
    expect(formatLongDate(evening, prefs('bg'))).toBe('събота, 21 ноември 2026 г.');
    expect(formatLongDate(evening, prefs('ar'))).toBe('السبت، 21 نوفمبر 2026');
    expect(formatDay(evening, prefs('bg'))).toBe('21.11');
  });

  it('tells the shop’s own day, not the day of Greenwich', () => {
    const lateNight = new Date('2026-11-21T22:00:00Z');
    expect(formatDate(lateNight, prefs('en'))).toBe('22 Nov 2026');
  });

  it('says how long ago within a day, then the date', () => {
    const later = (ms: number) => new Date(evening.getTime() + ms);
    expect(formatRelative(evening, later(3_000), prefs('en'))).toBe('now');
    expect(formatRelative(evening, later(5 * 60_000), prefs('fa'))).toBe('۵ دقیقه پیش');
    expect(formatRelative(evening, later(25 * 3_600_000), prefs('en'))).toBe('21 Nov 2026');
  });

  it('starts the week on Saturday for Persian and Arabic, on Monday for the others', () => {
    expect((['fa', 'ar', 'bg', 'en'] as const).map(weekStart)).toEqual([6, 6, 1, 1]);
    expect((['fa', 'ar', 'bg', 'en'] as const).map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});

describe('the language to show', () => {
  it('prefers what was chosen, then what the browser wishes, then English', () => {
    expect(chooseLocale('ar', 'fa')).toBe('ar');
    expect(chooseLocale('xx', 'de-DE,fa-IR;q=0.8,en;q=0.9')).toBe('en');
    expect(chooseLocale(undefined, 'de, bg-BG;q=0.5')).toBe('bg');
    expect(chooseLocale(undefined, 'fa;q=0, *')).toBe('en');
    expect(chooseLocale(undefined, null)).toBe('en');
  });
});
