const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;
/** From here on Stirling's series below is exact to the last digits. */
const FAR_ENOUGH = 12;

/** The natural logarithm of the gamma function for a number above zero, to 1e-13 of its size or of one, whichever is more. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let at = x;
  while (at < FAR_ENOUGH) {
    product *= at;
    at++;
  }
  const inverse = 1 / at;
  const square = inverse * inverse;
  const tail =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 -
              square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360 - square / 156))))));
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + tail - Math.log(product);
}

/** ln Γ(start + n) − ln Γ(start) for n = 0 … most: the logarithms of rising factorials, without cancellation. */
export function logRising(start: number, most: number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let n = 1; n <= most; n++) sums[n] = sums[n - 1]! + Math.log(start + n - 1);
  return sums;
}
