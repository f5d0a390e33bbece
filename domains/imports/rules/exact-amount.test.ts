import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExact, exactAmount, NOTHING, negateExact, roundTogether } from './exact-amount.ts';

describe('exact amounts', () => {
  it('keeps what minor units cannot hold beside them', () => {
    expect(exactAmount('0.001', 1, 2)).toEqual({ minor: 0, restMicros: 100_000 });
    expect(exactAmount('75.705', 1, 2)).toEqual({ minor: 7571, restMicros: -500_000 });
    expect(exactAmount('75.705', -1, 2)).toEqual({ minor: -7571, restMicros: 500_000 });
    expect(exactAmount('1.04', -80_995, 2)).toEqual({ minor: -8_423_480, restMicros: 0 });
  });

  it('refuses what it could not keep exactly', () => {
    expect(exactAmount('0.000000001', 1, 2)).toBeNull();
    expect(exactAmount('999999999999999', 1_000_000, 2)).toBeNull();
    expect(exactAmount('1e3', 1, 2)).toBeNull();
  });

  it('takes the largest amount of anything, sold or given back, and not a unit more', () => {
    expect(exactAmount('9000000', -1_000_000, 0)).toEqual({ minor: -9_000_000_000_000, restMicros: 0 });
    expect(exactAmount('9000000000001', 1, 0)).toBeNull();
    expect(exactAmount('-9000000000001', 1, 0)).toBeNull();
  });

  it('adds up fourteen tenths of a penny to one penny and a rest', () => {
    const tenth = exactAmount('0.001', 1, 2)!;
    expect(Array.from({ length: 14 }, () => tenth).reduce(addExact, NOTHING)).toEqual({
      minor: 1,
      restMicros: 400_000,
    });
  });

  const amounts = fc.array(
    fc.record({
      minor: fc.integer({ min: -1e9, max: 1e9 }),
      restMicros: fc.integer({ min: -500_000, max: 500_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('rounds parts so that they add up to the rounded whole', () => {
    fc.assert(
      fc.property(amounts, (parts) => {
        const whole = parts.reduce(addExact, NOTHING);
        const sum = roundTogether(parts).reduce((total, part) => total + part, 0);
        // A whole that lies exactly between two minor units may be kept as the lower one with half a unit of rest.
        expect(Math.abs(sum - whole.minor)).toBeLessThanOrEqual(
          Math.abs(whole.restMicros) === 500_000 ? 1 : 0,
        );
      }),
    );
  });

  it('is as exact in whole numbers as in micros', () => {
    fc.assert(
      fc.property(amounts, (parts) => {
        const whole = parts.reduce(addExact, NOTHING);
        const micros = parts.reduce(
          (sum, part) => sum + BigInt(part.minor) * 1_000_000n + BigInt(part.restMicros),
          0n,
        );
        expect(BigInt(whole.minor) * 1_000_000n + BigInt(whole.restMicros)).toBe(micros);
        expect(addExact(whole, negateExact(whole))).toEqual({ minor: 0, restMicros: 0 });
      }),
    );
  });
});
