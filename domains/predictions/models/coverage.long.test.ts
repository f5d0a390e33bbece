import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../simulation/measure-coverage.ts';

const MINUTES = 60_000;
const SHARE = 0.8;

/** Five points either way, and what chance does to a share of so few shops (two standard errors). */
function mayBeOffBy(shops: number): number {
  return 0.05 + 2 * Math.sqrt((SHARE * (1 - SHARE)) / shops);
}

// `npm run bench -- --only coverage` plays so many shops that the five points stand alone.
describe('intervals of many simulated shops', () => {
  it.each([
    ['bgnbd', 60, 250],
    ['bgnbd', 200, 120],
    ['bgnbd', 1_000, 40],
    ['pareto-nbd', 60, 150],
    ['pareto-nbd', 200, 60],
    ['pareto-nbd', 1_000, 20],
  ] as const)(
    'hold about eighty times out of a hundred: %s, %i buyers',
    (name, buyers, shops) => {
      const { orders, value, people } = measureCoverage(name, { shops, buyers, seed: 1 });
      for (const share of [orders, value]) {
        expect(Math.abs(share - SHARE)).toBeLessThanOrEqual(mayBeOffBy(shops));
      }
      expect(people).toBeGreaterThanOrEqual(0.75);
      expect(people).toBeLessThanOrEqual(0.85);
    },
    10 * MINUTES,
  );
});
