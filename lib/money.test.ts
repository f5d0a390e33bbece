import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import {
  allocate,
  decimalFromMinor,
  minorFromDecimal,
  multiplyByRate,
  scaleMinor,
  sumMinor,
} from './money.ts';

const minor = fc.maxSafeInteger();
const currency = fc.constantFrom('EUR', 'IRR', 'KWD', 'JPY', 'CLF');

describe('amounts from decimal text', () => {
  it('reads what shops write', () => {
    expect(minorFromDecimal('12.34', 'EUR')).toBe(1234);
    expect(minorFromDecimal('-0.05', 'EUR')).toBe(-5);
    expect(minorFromDecimal('12', 'EUR')).toBe(1200);
    expect(minorFromDecimal('12.5', 'EUR')).toBe(1250);
    expect(minorFromDecimal('1.234', 'KWD')).toBe(1234);
    expect(minorFromDecimal('1250000.00', 'IRR')).toBe(1250000);
    expect(minorFromDecimal(' 7. ', 'EUR')).toBe(700);
    expect(Object.is(minorFromDecimal('-0.00', 'EUR'), 0)).toBe(true);
  });

  it('refuses digits that the currency does not have, unless rounding is asked for', () => {
    expect(() => minorFromDecimal('1.005', 'EUR')).toThrowError(/more than the 2 decimal places/);
    expect(minorFromDecimal('1.005', 'EUR', 'half_up')).toBe(101);
    expect(minorFromDecimal('-1.005', 'EUR', 'half_up')).toBe(-101);
    expect(minorFromDecimal('1.0049999', 'EUR', 'half_up')).toBe(100);
    expect(minorFromDecimal('0.5', 'IRR', 'half_up')).toBe(1);
  });

  it.each(['', '.5', '1,000.00', '1e3', '0x10', '١٢', 'NaN', '--1', '1.2.3', '9'.repeat(41)])(
    'refuses %j with the text and the currency',
    (text) => {
      expect(() => minorFromDecimal(text, 'EUR')).toThrowError(AppError);
    },
  );

  it('refuses an amount that cannot be kept exactly', () => {
    expect(minorFromDecimal('90071992547409.91', 'EUR')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => minorFromDecimal('90071992547409.92', 'EUR')).toThrowError(/too large/);
  });

  it('gives every amount back as it was', () => {
    fc.assert(
      fc.property(
        minor,
        currency,
        (amount, code) => minorFromDecimal(decimalFromMinor(amount, code), code) === amount + 0,
      ),
    );
  });
});

describe('exchange', () => {
  it('rounds once, a half away from zero', () => {
    expect(multiplyByRate(1000, '1.95583', 'EUR', 'BGN')).toBe(1956);
    expect(multiplyByRate(100, '0.005', 'EUR', 'USD')).toBe(1);
    expect(multiplyByRate(-100, '0.005', 'EUR', 'USD')).toBe(-1);
    expect(multiplyByRate(1234, '620000', 'USD', 'IRR')).toBe(7650800);
    expect(multiplyByRate(7650800, '0.000001612903225806', 'IRR', 'USD')).toBe(1234);
  });

  it('changes nothing at the rate of one', () => {
    fc.assert(
      fc.property(
        minor,
        currency,
        (amount, code) => multiplyByRate(amount, '1.000', code, code) === amount + 0,
      ),
    );
  });

  it('is never further than half a unit from the exact product', () => {
    const rate = fc.tuple(fc.nat(9999), fc.nat(999_999)).filter(([whole, fraction]) => whole + fraction > 0);
    fc.assert(
      fc.property(fc.integer(), rate, (amount, [whole, fraction]) => {
        const text = `${whole}.${String(fraction).padStart(6, '0')}`;
        const exact = BigInt(amount) * (BigInt(whole) * 1_000_000n + BigInt(fraction));
        const distance = BigInt(multiplyByRate(amount, text, 'EUR', 'USD')) * 1_000_000n - exact;
        return distance <= 500_000n && distance >= -500_000n;
      }),
    );
  });

  it.each(['', '0', '-1', '1,5', '1e-3'])('refuses the rate %j', (rate) => {
    expect(() => multiplyByRate(100, rate, 'EUR', 'USD')).toThrowError(/exchange rate/);
  });
});

describe('splitting', () => {
  it('gives the odd cents to the largest remainders', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [0, 3, 7])).toEqual([0, 3, 7]);
    expect(allocate(0, [0, 0])).toEqual([0, 0]);
  });

  it('sums to the total exactly, each part within one unit of its share and none where the weight is 0', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(minor, weights, (total, list) => {
        const parts = allocate(total, list);
        const weightSum = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(sumMinor(parts)).toBe(total + 0);
        for (const [index, part] of parts.entries()) {
          const distance = BigInt(part) * weightSum - BigInt(total) * BigInt(list[index] ?? 0);
          expect(distance < weightSum && distance > -weightSum).toBe(true);
          if (list[index] === 0) expect(part).toBe(0);
        }
      }),
    );
  });

  it('refuses to split money over nothing, and weights that are no whole numbers', () => {
    expect(() => allocate(5, [])).toThrowError(/cannot be split/);
    expect(() => allocate(5, [0, 0])).toThrowError(/cannot be split/);
    expect(() => allocate(5, [1.5])).toThrowError(/weight/);
    expect(() => allocate(5, [-1, 2])).toThrowError(/weight/);
  });

  it('takes fractions with a half away from zero', () => {
    const half = { numerator: 1, denominator: 2 };
    expect([
      scaleMinor(5, half),
      scaleMinor(-5, half),
      scaleMinor(10, { numerator: 2, denominator: 3 }),
    ]).toEqual([3, -3, 7]);
    expect(() => scaleMinor(5, { numerator: 1, denominator: 0 })).toThrowError(
      /cannot be multiplied by 1\/0/,
    );
  });
});

describe('sums', () => {
  it('refuse fractions and amounts beyond what is exact', () => {
    expect(sumMinor([])).toBe(0);
    expect(sumMinor([1, -2, 3])).toBe(2);
    expect(() => sumMinor([0.1])).toThrowError(/whole number/);
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrowError(/too large/);
  });
});
