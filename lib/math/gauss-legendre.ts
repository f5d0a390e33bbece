/** Places and weights of a Gauss–Legendre rule on 0 … 1. */
export type Rule = { at: Float64Array; weight: Float64Array };

const EXACT = 1e-16;
const MOST_STEPS = 100;

/** The rule of n points: exact for polynomials of degree 2n − 1. Found by Newton's method on the Legendre polynomial. */
export function gaussLegendre(n: number): Rule {
  const at = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < MOST_STEPS; step++) {
      const found = legendre(n, x);
      slope = found.slope;
      const change = found.value / slope;
      x -= change;
      if (Math.abs(change) < EXACT) break;
    }
    at[n - 1 - i] = (1 + x) / 2;
    weight[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { at, weight };
}

function legendre(n: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
