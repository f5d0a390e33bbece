import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGiveBack } from './count-give-back.ts';

const used = { points: 100, discountMinor: 1_000 };
const line = (netMinor: number, quantity: number, returned = 0) => ({ netMinor, quantity, returned });
const kept = (onOrderMinor: number, ...lines: ReturnType<typeof line>[]) => ({
  isCancelled: false,
  onOrderMinor,
  lines,
});

describe('points that go back', () => {
  it('are none while all is kept, and all once nothing is', () => {
    expect(countGiveBack(used, kept(1_000, line(5_000, 2), line(5_000, 1)))).toBe(0);
    expect(countGiveBack(used, kept(1_000, line(5_000, 2, 2), line(5_000, 1, 1)))).toBe(100);
    expect(countGiveBack(used, { ...kept(1_000, line(5_000, 2)), isCancelled: true })).toBe(100);
  });

  it('follow the share of what came back, and of what an edit took out', () => {
    expect(countGiveBack(used, kept(1_000, line(5_000, 2, 1), line(5_000, 1)))).toBe(25);
    expect(countGiveBack(used, kept(500, line(5_000, 1)))).toBe(50);
    expect(countGiveBack(used, kept(500, line(5_000, 2, 1)))).toBe(75);
    expect(countGiveBack({ points: 1, discountMinor: 3 }, kept(3, line(9, 3, 2)))).toBe(0);
  });

  it('never fall as more comes back, and end at what was used', () => {
    const lines = fc.array(fc.record({ netMinor: fc.nat(9_999), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    const order = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(lines, order, order, fc.array(fc.nat(4)), (all, points, discountMinor, turns) => {
        let state = all.map((one) => ({ ...one, returned: 0 }));
        let before = 0;
        const count = () => countGiveBack({ points, discountMinor }, kept(discountMinor, ...state));
        for (const at of turns) {
          state = state.map((one, index) =>
            index === at % state.length
              ? { ...one, returned: Math.min(one.quantity, one.returned + 1) }
              : one,
          );
          expect(count()).toBeGreaterThanOrEqual(before);
          before = count();
          expect(before).toBeLessThanOrEqual(points);
        }
        state = state.map((one) => ({ ...one, returned: one.quantity }));
        expect(count()).toBe(points);
      }),
    );
  });
});
