/**
 * Spreads an amount over months by the shape of others, such as last year's; evenly where these come to nothing. Whole
 * minor units, and exactly the amount in all. What was negative in the shape counts as nothing.
 */
export function spreadAmount(amountMinor: number, shape: readonly (number | null)[]): number[] {
  const known = shape.map((weight) => Math.max(weight ?? 0, 0));
  const sum = known.reduce((all, weight) => all + weight, 0);
  const weights = sum > 0 ? known : known.map(() => 1);
  const all = sum > 0 ? sum : weights.length;
  let passed = 0;
  return weights.map((weight) => {
    const from = Math.round((amountMinor * passed) / all);
    passed += weight;
    return Math.round((amountMinor * passed) / all) - from;
  });
}

/** So many percent of an amount, in whole minor units. */
export function shareOf(amountMinor: number, percent: number): number {
  return Math.round((amountMinor * percent) / 100);
}
