import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES, currencyExponent, isCurrency } from './currency.ts';

describe('currency', () => {
  it('keeps rials and Iraqi dinars without fractions, as shops write them', () => {
    expect(['IRR', 'IQD', 'JPY', 'KRW', 'VND', 'CLP'].map(currencyExponent)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('keeps three places for the dinars and the Omani rial, two for the common currencies', () => {
    expect(['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'LYD'].map(currencyExponent)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(['EUR', 'USD', 'BGN', 'AED', 'SAR', 'TRY', 'EGP'].map(currencyExponent)).toEqual([
      2, 2, 2, 2, 2, 2, 2,
    ]);
  });

  it('names each currency once, in order', () => {
    expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
    expect(CURRENCY_CODES.length).toBeGreaterThan(155);
    expect(CURRENCY_CODES).toEqual(CURRENCY_CODES.toSorted());
  });

  it('knows the currencies of recent years', () => {
    const recent = ['SLE', 'MRU', 'STN', 'BYN', 'VES', 'VED', 'ZWG', 'XCG', 'GHS', 'AZN', 'TMT', 'RSD'];
    expect(recent.filter((code) => !isCurrency(code))).toEqual([]);
  });

  it('refuses a code that it does not know instead of guessing two places', () => {
    expect(isCurrency('EURO')).toBe(false);
    expect(isCurrency('eur')).toBe(false);
    expect(() => currencyExponent('ABC')).toThrowError(/"ABC" is not a currency code/);
    expect(() => currencyExponent('__proto__')).toThrowError(/not a currency/);
  });
});
