import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeVariance, worthOf } from './judge-variance.ts';

const LIMITS = { units: 5, valueMinor: 5_000 };
const CENT = 1_000_000;

describe('a difference of a count', () => {
  it.each([
    [10, 10, 900, 'agrees'],
    [10, 15, 1_000, 'booked'],
    [10, 16, 1, 'waits'],
    [16, 10, 1, 'waits'],
    [10, 11, 5_000, 'booked'],
    [10, 11, 5_001, 'waits'],
  ] as const)('of %i against %i units at %i cents each: %s', (books, counted, cents, verdict) => {
    expect(judgeVariance({ books, counted, costMicros: cents * CENT }, LIMITS)).toBe(verdict);
  });

  it('of goods whose cost nobody knows is judged by units alone', () => {
    expect(judgeVariance({ books: 1, counted: 5, costMicros: null }, LIMITS)).toBe('booked');
  });

  it('is judged alike whether units are more or fewer', () => {
    const units = fc.nat(1_000);
    fc.assert(
      fc.property(units, units, fc.nat(10_000), (books, counted, cents) => {
        const there = { books, counted, costMicros: cents * CENT };
        const back = { ...there, books: counted, counted: books };
        expect(judgeVariance(there, LIMITS)).toBe(judgeVariance(back, LIMITS));
        expect(worthOf(there) + worthOf(back)).toBe(0);
      }),
    );
  });
});
