/** A line of a draft with what a unit costs and how long its quantity lasts. Costs are in millionths of a minor unit. */
export type RaisableLine = {
  quantity: number;
  packSize: number;
  unitCostMicros: number;
  expectedPerDay: number;
  position: number;
};

const MICROS = 1_000_000;
const MOST_PACKS = 100_000;

/**
 * Raises lines by whole packs until together they reach the supplier's smallest order: each time the line that will run
 * out first. Lines without a price or without demand stay; the amount may then fall short.
 */
export function meetMinimum<Line extends RaisableLine>(
  lines: readonly Line[],
  minimumOrderMinor: number,
): { lines: Line[]; amountMinor: number; isMet: boolean } {
  const raised = lines.map((line) => ({ ...line }));
  const total = () => raised.reduce((sum, line) => sum + (line.quantity * line.unitCostMicros) / MICROS, 0);
  let amount = total();
  const able = raised.filter((line) => line.unitCostMicros > 0 && line.expectedPerDay > 0);
  for (let packs = 0; amount < minimumOrderMinor && able.length > 0 && packs < MOST_PACKS; packs++) {
    const lasts = (line: Line) => (line.position + line.quantity) / line.expectedPerDay;
    const first = able.reduce((soonest, line) => (lasts(line) < lasts(soonest) ? line : soonest));
    first.quantity += first.packSize;
    amount += (first.packSize * first.unitCostMicros) / MICROS;
  }
  const amountMinor = Math.round(total());
  return { lines: raised, amountMinor, isMet: amountMinor >= minimumOrderMinor };
}
