import { describe, expect, it } from 'vitest';
import { readCurve, repeatCurve } from './repeat-curve.ts';

describe('the repeat curve', () => {
  it('counts of each day only those who still waited, worked by hand', () => {
    // Ten people. Day 10: two buy again. Day 20: one buys, three were first seen 20 days ago. Day 30: two of the last four
    // buy, two leave. By hand: 1 − 8/10 = 0.2; 1 − 0.8 × 7/8 = 0.3; 1 − 0.7 × 2/4 = 0.65. Counting all ten would say 0.5.
    const curve = repeatCurve([
      { days: 10, ended: 2, left: 2 },
      { days: 20, ended: 1, left: 4 },
      { days: 30, ended: 2, left: 4 },
    ]);
    expect(curve.map(({ days, waiting }) => [days, waiting])).toEqual([
      [10, 10],
      [20, 8],
      [30, 4],
    ]);
    expect(curve.map(({ share }) => Number(share.toFixed(6)))).toEqual([0.2, 0.3, 0.65]);
    // Greenwood by hand for day 20: Σ = 2/(10·8) + 1/(8·7) = 0.042857; width = 1.96 · √Σ / −ln 0.7 = 1.137597;
    // low = 1 − 0.7^exp(−1.137597) = 0.1080; high = 1 − 0.7^exp(1.137597) = 0.6714.
    expect(curve[1]!.low).toBeCloseTo(0.108, 3);
    expect(curve[1]!.high).toBeCloseTo(0.6714, 3);
  });

  it('says nothing of days that too few have waited', () => {
    const curve = repeatCurve([
      { days: 5, ended: 50, left: 50 },
      { days: 40, ended: 0, left: 45 },
      { days: 60, ended: 0, left: 5 },
    ]);
    expect(readCurve(curve, 0, 20)).toMatchObject({ share: 0, waiting: 100 });
    expect(readCurve(curve, 30, 20)).toMatchObject({ share: 0.5, waiting: 50 });
    expect(readCurve(curve, 50, 20)).toBeNull();
    expect(readCurve(curve, 50, 5)).toMatchObject({ share: 0.5, waiting: 5 });
    expect(readCurve(curve, 61, 1)).toBeNull();
    expect(readCurve([], 0, 1)).toBeNull();
  });

  it('ends at everybody when nobody is left who has not bought again', () => {
    expect(repeatCurve([{ days: 3, ended: 4, left: 4 }]).at(-1)).toMatchObject({ share: 1, low: 1, high: 1 });
  });
});
