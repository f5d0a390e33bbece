import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../testing/measure-coverage.ts';

const MINUTES = 60_000;

describe('intervals of many simulated shops', () => {
  it.each([
    ['bgnbd', 60, 500],
    ['bgnbd', 200, 400],
    ['bgnbd', 1_000, 250],
    ['pareto-nbd', 60, 500],
    ['pareto-nbd', 200, 300],
    ['pareto-nbd', 1_000, 200],
  ] as const)(
    'hold 75 to 85 times out of a hundred: %s, %i buyers',
    (name, buyers, shops) => {
      const { orders, value, people } = measureCoverage(name, { shops, buyers, seed: 1 });
      for (const share of [orders, value, people]) {
        expect(share).toBeGreaterThanOrEqual(0.75);
        expect(share).toBeLessThanOrEqual(0.85);
      }
    },
    10 * MINUTES,
  );
});
