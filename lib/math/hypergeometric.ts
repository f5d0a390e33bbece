const MOST_TERMS = 100_000;
const ENOUGH = 1e-17;

/**
 * Gauss's 2F1(a, b; c; z) by its series, for z from 0 to below 1 and c no whole number below one. Exact to about 1e-12
 * where its terms have one sign and the sum does not pass what a number holds: where both Euler's form
 * (1 − z)^(c − a − b) · 2F1(c − a, c − b; c; z) and this one are open, the caller takes the one that stays small.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1) || (c <= 0 && Number.isInteger(c))) return Number.NaN;
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // While terms still grow, a small one says nothing about those that follow.
    if (Math.abs(term) <= ENOUGH * Math.abs(sum) && Math.abs(ratio) < 1) return sum;
  }
  return Number.NaN;
}
