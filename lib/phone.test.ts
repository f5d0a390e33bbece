import { describe, expect, it } from 'vitest';
import { toE164 } from './phone.ts';

describe('phone numbers', () => {
  it.each([
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
    ['٠٩١٢-٣٤٥-٦٧٨٩', 'ir', '+989123456789'],
    ['0098 912 345 6789', 'IR', '+989123456789'],
    ['+98 (0)912 345 6789', 'DE', '+989123456789'],
    ['0888 123 456', 'BG', '+359888123456'],
    ['050 123 4567', 'AE', '+971501234567'],
    ['+1 (415) 555-2671', null, '+14155552671'],
  ])('%s in %s is %s', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  it.each([
    ['0912', 'IR'],
    ['555-555-SHIP-nobody', 'US'],
    ['09123456789', null],
    ['09123456789', 'ZZ'],
    ['', 'IR'],
    ['9'.repeat(100), 'IR'],
  ])('%s in %s is no number', (text, country) => {
    expect(toE164(text, country)).toBeNull();
  });
});
