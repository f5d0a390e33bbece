/** How far forecasts err: the standard deviation of each step, and of the sum of all steps up to it. */
export type Spread = { perStep: number[]; cumulative: number[] };

/**
 * The spread of each step ahead, from forecast errors of the past. The variance of one step grows as a + b·step; that of
 * a sum of steps as a·steps + b·steps², for errors partly cancel out and partly last. Neither ever shrinks. The past that
 * was tried (as many periods as the first origin saw) holds few sums of many steps: their variance is taken larger by
 * steps / periods.
 */
export function measureSpread(
  errors: readonly (readonly (number | null)[])[],
  horizon: number,
  reach: number,
): Spread {
  const single = { square: new Array<number>(horizon).fill(0), count: new Array<number>(horizon).fill(0) };
  const summed = new Array<number>(horizon).fill(0);
  for (const steps of errors) {
    let sum = 0;
    steps.forEach((error, step) => {
      if (error === null) return;
      sum += error;
      single.square[step]! += error * error;
      single.count[step]! += 1;
      summed[step]! += sum * sum;
    });
  }
  const steps = Array.from({ length: horizon }, (_, step) => step + 1);
  const mean = (sums: number[]) =>
    sums.map((sum, step) => (single.count[step] ? sum / single.count[step]! : 0));
  const weights = single.count;
  const [a, b] = growth(
    mean(single.square),
    weights,
    steps.map((step) => [1, step - 1]),
  );
  const [c, d] = growth(
    mean(summed),
    weights.map((count, step) => count / (step + 1) ** 2),
    steps.map((step) => [step, step * step]),
  );
  return {
    perStep: steps.map((step) => Math.sqrt(a + b * (step - 1))),
    cumulative: steps.map((step) => Math.sqrt((c * step + d * step * step) * (1 + step / reach))),
  };
}

/** Weighted least squares with two terms, neither below zero. */
function growth(
  values: readonly number[],
  weights: readonly number[],
  terms: readonly (readonly [number, number])[],
): [number, number] {
  let s11 = 0;
  let s12 = 0;
  let s22 = 0;
  let t1 = 0;
  let t2 = 0;
  terms.forEach(([x, y], index) => {
    const weight = weights[index]!;
    s11 += weight * x * x;
    s12 += weight * x * y;
    s22 += weight * y * y;
    t1 += weight * x * values[index]!;
    t2 += weight * y * values[index]!;
  });
  const determinant = s11 * s22 - s12 * s12;
  if (determinant > 1e-12 * s11 * s22) {
    const first = (s22 * t1 - s12 * t2) / determinant;
    const second = (s11 * t2 - s12 * t1) / determinant;
    if (first >= 0 && second >= 0) return [first, second];
    if (first < 0 && s22 > 0) return [0, Math.max(0, t2 / s22)];
  }
  return [s11 > 0 ? Math.max(0, t1 / s11) : 0, 0];
}
