const MOST_TERMS = 100_000;
const ENOUGH = 1e-17;

/**
 * Gauss's 2F1(a, b; c; z) for z below one and c no whole number below one, to about 1e-13. Below zero the argument is folded into 0 … ½;
 * from ½ on Euler's form is summed where it ends sooner.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z < 1) || (c <= 0 && Number.isInteger(c))) return Number.NaN;
  if (z < 0) return (1 - z) ** -a * hypergeometric(a, c - b, c, z / (z - 1));
  const euler = c - a - b;
  if (euler < 0) return (1 - z) ** euler * sumSeries(c - a, c - b, c, z);
  return sumSeries(a, b, c, z);
}

function sumSeries(a: number, b: number, c: number, z: number): number {
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
