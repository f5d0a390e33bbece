import type { PurchaseModelName } from '#domains/predictions/models/purchase-model.ts';
import { type Coverage, measureCoverage } from '#domains/predictions/simulation/measure-coverage.ts';

/** How often the 80 % intervals of one model held, over so many simulated shops with so many buyers. */
export type CoverageResult = Coverage & { model: PurchaseModelName; buyers: number; shops: number };

// So many shops that chance moves a share by less than two points either way.
const CASES = [
  ['bgnbd', 60, 500],
  ['bgnbd', 200, 400],
  ['bgnbd', 1_000, 250],
  ['pareto-nbd', 60, 500],
  ['pareto-nbd', 200, 300],
  ['pareto-nbd', 1_000, 200],
] as const;

/** Plays the shops one after the other: some seven minutes of one core. */
export function benchCoverage(say: (line: string) => void): CoverageResult[] {
  return CASES.map(([model, buyers, shops]) => {
    say(`Playing ${shops} shops of ${buyers} buyers under ${model} …`);
    return { model, buyers, shops, ...measureCoverage(model, { shops, buyers, seed: 1 }) };
  });
}
