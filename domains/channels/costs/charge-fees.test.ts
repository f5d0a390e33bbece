import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeFees, type FeeRule } from './charge-fees.ts';

const rule = (facts: Partial<FeeRule>): FeeRule => ({
  basisPoints: 0,
  fixedMinor: 0,
  minimumMinor: null,
  maximumMinor: null,
  tiersBy: null,
  tiers: null,
  ...facts,
});
const take = (facts: Partial<FeeRule>, amountMinor: number, monthMinor = 0) =>
  chargeFees({ basisPoints: 0, fixedMinor: 0, rules: [rule(facts)], monthMinor }, amountMinor);

describe('a fee', () => {
  it('is a share and an amount, rounded once, a half away from zero', () => {
    expect(chargeFees({ basisPoints: 290, fixedMinor: 30 }, 1_050)).toBe(60);
    expect(chargeFees({ basisPoints: 50, fixedMinor: 0 }, 100)).toBe(1);
    expect(chargeFees({ basisPoints: 50, fixedMinor: 0 }, 99)).toBe(0);
  });

  it('takes at least and at most what is agreed', () => {
    const limits = { basisPoints: 1_000, minimumMinor: 100, maximumMinor: 500 };
    expect([200, 3_000, 90_000].map((amount) => take(limits, amount))).toEqual([100, 300, 500]);
  });

  it('goes by the step that the order reaches, for the whole amount', () => {
    const steps = {
      basisPoints: 1_500,
      tiersBy: 'order' as const,
      tiers: [
        { fromMinor: 10_000, basisPoints: 1_200, fixedMinor: 0 },
        { fromMinor: 50_000, basisPoints: 800, fixedMinor: 25 },
      ],
    };
    expect([9_999, 10_000, 50_000].map((amount) => take(steps, amount))).toEqual([1_500, 1_200, 4_025]);
  });

  it('goes by the month’s sales so far where the steps are of the month', () => {
    const steps = {
      basisPoints: 1_500,
      tiersBy: 'month' as const,
      tiers: [{ fromMinor: 1_000_000, basisPoints: 900, fixedMinor: 0 }],
    };
    expect(take(steps, 10_000, 999_999)).toBe(1_500);
    expect(take(steps, 10_000, 1_000_000)).toBe(900);
  });

  const amount = fc.integer({ min: 0, max: 1e9 });
  const tiers = fc.array(
    fc.record({
      fromMinor: fc.integer({ min: 1, max: 1e6 }),
      basisPoints: fc.integer({ min: 0, max: 10_000 }),
      fixedMinor: fc.integer({ min: 0, max: 1_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('never leaves its limits, whatever the steps and the amount', () => {
    fc.assert(
      fc.property(amount, tiers, amount, amount, (value, steps, one, other) => {
        const limits = { minimumMinor: Math.min(one, other), maximumMinor: Math.max(one, other) };
        const taken = take({ tiersBy: 'order', tiers: steps, ...limits }, value);
        expect(taken).toBeGreaterThanOrEqual(limits.minimumMinor);
        expect(taken).toBeLessThanOrEqual(limits.maximumMinor);
      }),
    );
  });

  it('is the same in whichever order its steps are written, and exact to half a unit', () => {
    fc.assert(
      fc.property(amount, tiers, (value, steps) => {
        const sorted = [...new Map(steps.map((step) => [step.fromMinor, step])).values()];
        const taken = take({ tiersBy: 'order', tiers: sorted }, value);
        expect(take({ tiersBy: 'order', tiers: sorted.toReversed() }, value)).toBe(taken);
        const reached = sorted
          .filter((step) => step.fromMinor <= value)
          .sort((a, b) => b.fromMinor - a.fromMinor)[0];
        const exact = reached ? BigInt(value) * BigInt(reached.basisPoints) : 0n;
        const error = (BigInt(taken) - BigInt(reached?.fixedMinor ?? 0)) * 10_000n - exact;
        expect(error <= 5_000n && error >= -5_000n).toBe(true);
      }),
    );
  });
});
