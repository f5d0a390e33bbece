const ROUNDS = 200;

/** Where a function that falls (or rises) from `low` to `high` passes zero; the nearer end where it never does. */
export function findRoot(f: (x: number) => number, { low, high }: { low: number; high: number }): number {
  const atLow = f(low);
  if (atLow === 0 || Math.sign(atLow) === Math.sign(f(high))) {
    return Math.abs(atLow) <= Math.abs(f(high)) ? low : high;
  }
  let from = low;
  let to = high;
  for (let round = 0; round < ROUNDS && to - from > Number.EPSILON * Math.max(1, Math.abs(from)); round++) {
    const middle = (from + to) / 2;
    if (Math.sign(f(middle)) === Math.sign(atLow)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
