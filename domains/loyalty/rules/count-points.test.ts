import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { type CameBack, countPoints, countTakeBacks, type EarnBasis, type PaidLine } from './count-points.ts';
import type { EarnRule } from './loyalty-rules.ts';

const id = (at: number) => `019a0000-0000-7000-8000-00000000000${at}`;
const rule = (part: Partial<EarnRule>): EarnRule => ({
  id: id(1),
  categories: [],
  channelIds: [],
  points: 1,
  perMinor: 100,
  ...part,
});
const BASIS: EarnBasis = {
  channelId: id(7),
  currency: 'EUR',
  rate: '1',
  reportingCurrency: 'EUR',
  earn: [rule({ id: id(1), categories: ['Tea'], points: 2 }), rule({ id: id(2) })],
  multiplierBasisPoints: 10_000,
};
const line = (amountMinor: number, category = 'Pots', at = 1): PaidLine => ({
  id: id(at),
  category,
  amountMinor,
});

describe('what an order earns', () => {
  it('is one point for each full euro, two where the first rule speaks, and no point for a rest', () => {
    expect(countPoints([line(199)], BASIS)).toBe(1);
    expect(countPoints([line(1050), line(1050, 'Tea')], BASIS)).toBe(10 + 21);
    expect(countPoints([line(99)], BASIS)).toBe(0);
  });

  it('is counted over the lines of a rule together, not line by line', () => {
    expect(countPoints([line(50), line(50), line(99)], BASIS)).toBe(1);
  });

  it('is counted in the reporting currency, times the tier', () => {
    expect(countPoints([line(1_000_000)], { ...BASIS, currency: 'IRR', rate: '0.000002' })).toBe(2);
    expect(countPoints([line(1000)], { ...BASIS, multiplierBasisPoints: 12_500 })).toBe(12);
  });

  it('is at most a billion, however dear the goods and generous the rules, and all of it goes back with them', () => {
    const generous = {
      ...BASIS,
      earn: [rule({ points: 1_000_000, perMinor: 1 })],
      multiplierBasisPoints: 100_000,
    };
    const dear = [line(LARGEST_AMOUNT_MINOR)];
    expect(countPoints(dear, generous)).toBe(1_000_000_000);
    const back = [{ lineId: id(1), amountMinor: LARGEST_AMOUNT_MINOR, isLast: true }];
    expect(countTakeBacks(dear, [{ id: id(9), lines: back }], generous)).toEqual([
      { id: id(9), points: 1_000_000_000 },
    ]);
  });

  it('is nothing through channels and goods that no rule speaks for', () => {
    const earn = [rule({ channelIds: [id(8)] }), rule({ categories: ['Tea'] })];
    expect(countPoints([line(1000)], { ...BASIS, earn })).toBe(0);
  });
});

const amounts = fc.array(fc.record({ amount: fc.integer({ min: 0, max: 1_000_000 }), isTea: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
});
const shares = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }), {
  maxLength: 5,
});
const rates = fc.constantFrom('1', '0.93', '1.17', '0.0000021');
const multipliers = fc.integer({ min: 10_000, max: 30_000 });

describe('what returns take back', () => {
  it('is exactly what was earned when everything comes back, and never more on the way', () => {
    fc.assert(
      fc.property(amounts, shares, rates, multipliers, (bought, parts, rate, multiplierBasisPoints) => {
        const lines = bought.map(({ amount, isTea }, at) => line(amount, isTea ? 'Tea' : 'Pots', at));
        const basis = { ...BASIS, rate, multiplierBasisPoints };
        const some = parts.map(
          (part, at): CameBack => ({
            id: String(at),
            lines: lines.map((one, place) => ({
              lineId: one.id,
              amountMinor: Math.floor((one.amountMinor * part[place]!) / 500),
              isLast: false,
            })),
          }),
        );
        const rest = {
          id: 'rest',
          lines: lines.map(({ id: lineId }) => ({ lineId, amountMinor: 0, isLast: true })),
        };
        const taken = countTakeBacks(lines, [...some, rest], basis).map(({ points }) => points);
        expect(Math.min(...taken)).toBeGreaterThanOrEqual(0);
        expect(taken.reduce((sum, points) => sum + points, 0)).toBe(countPoints(lines, basis));
      }),
    );
  });

  it('never leaves more points than the money that stays is worth', () => {
    fc.assert(
      fc.property(amounts, multipliers, (bought, multiplierBasisPoints) => {
        const lines = bought.map(({ amount }, at) => line(amount, 'Pots', at));
        const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
        const points = countPoints(lines, { ...BASIS, multiplierBasisPoints });
        expect(points * 100 * 10_000).toBeLessThanOrEqual(sum * multiplierBasisPoints);
      }),
    );
  });
});
