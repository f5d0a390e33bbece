import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../simulation/measure-coverage.ts';

// A dozen or two of shops tell 80 % from 50 % or 100 %, no finer; the long test plays hundreds.
describe('intervals of a few simulated shops', () => {
  it.each([
    ['bgnbd', 60, 24],
    ['pareto-nbd', 60, 12],
  ] as const)('hold about four times out of five: %s, %i buyers', (name, buyers, shops) => {
    const { orders, value, people } = measureCoverage(name, { shops, buyers, seed: 3 });
    for (const share of [orders, value]) {
      expect(share).toBeGreaterThan(0.55);
      expect(share).toBeLessThan(0.99);
    }
    expect(people).toBeGreaterThan(0.74);
    expect(people).toBeLessThan(0.87);
  });
});
