import { describe, expect, it } from 'vitest';
import { ageAt } from './arrivals.ts';

const day = (days: number) => days * 86_400_000;
const arrivals = [
  { at: day(10), units: 5 },
  { at: day(40), units: 3 },
  { at: day(90), units: 8 },
];

describe('how long goods had lain on a day of the past', () => {
  it('is the age of the arrival with which the units that were left came', () => {
    expect(ageAt(arrivals, { units: 8, at: day(50) })).toBe(40);
    expect(ageAt(arrivals, { units: 4, at: day(50) })).toBe(40);
    expect(ageAt(arrivals, { units: 3, at: day(50) })).toBe(10);
  });

  it('knows nothing of what came later', () => {
    expect(ageAt(arrivals, { units: 2, at: day(89) })).toBe(49);
    expect(ageAt(arrivals, { units: 2, at: day(91) })).toBe(1);
  });

  it('is nothing where nobody knows when the goods came', () => {
    expect(ageAt([], { units: 2, at: day(50) })).toBe(0);
  });
});
