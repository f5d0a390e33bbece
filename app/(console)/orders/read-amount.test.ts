import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { amountText, readAmount } from './read-amount.ts';

const fa = defaultPrefs('fa', 'Asia/Tehran');
const en = defaultPrefs('en', 'Europe/London');

describe('amounts as staff type them', () => {
  it('are tomans for readers who read tomans, and keep the odd rials', () => {
    expect(readAmount('۱۲۵۰۰', 'IRR', fa)).toEqual({ ok: true, value: 125_000 });
    expect(amountText(125_005, 'IRR', fa)).toBe('۱۲۵۰۰٫۵');
  });

  it('are refused below zero and where unclear, never guessed', () => {
    expect(readAmount('-5', 'EUR', en)).toMatchObject({ ok: false });
    expect(readAmount('1,234', 'EUR', en)).toEqual({ ok: false, reason: 'ambiguous' });
  });

  it('are read back as they were proposed', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.constantFrom('EUR', 'IRR', 'KWD'),
        fc.constantFrom(fa, en),
        (minor, currency, prefs) => {
          const read = readAmount(amountText(minor, currency, prefs), currency, prefs);
          // Three decimals look like thousands: that is asked about rather than guessed.
          if (read.ok) expect(read.value).toBe(minor);
          else expect(read.reason).toBe('ambiguous');
        },
      ),
    );
  });
});
