const ROOT_TAU = Math.sqrt(2 * Math.PI);
const FAR = 6;
const LAST_TERM = 1e-17;

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / ROOT_TAU;
}

/** The share of a standard normal distribution below z; exact to about 15 digits. */
export function normalShare(z: number): number {
  if (z < -FAR) return upperTail(-z);
  if (z > FAR) return 1 - upperTail(z);
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > LAST_TERM; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(z);
}

/** A continued fraction, for tails that a difference from one half would lose. */
function upperTail(z: number): number {
  let fraction = 0;
  for (let depth = 60; depth >= 1; depth--) fraction = depth / (z + fraction);
  return normalDensity(z) / (z + fraction);
}

/** The z below which a share (between 0 and 1, exclusive) of a standard normal distribution lies. */
export function normalQuantile(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  let low = -38;
  let high = 38;
  let z = 0;
  for (let round = 0; round < 100; round++) {
    const error = normalShare(z) - share;
    if (error > 0) high = z;
    else low = z;
    const newton = z - error / normalDensity(z);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - z) <= 1e-15 * Math.max(1, Math.abs(z))) return next;
    z = next;
  }
  return z;
}

/** The expected shortage beyond z of a standard normal demand: E[max(0, Z − z)]. */
export function normalLoss(z: number): number {
  return normalDensity(z) - z * (1 - normalShare(z));
}

/** The second-order loss E[max(0, Z − z)²] / 2: the loss summed over all reorder points above z. */
export function normalSecondLoss(z: number): number {
  return ((z * z + 1) * (1 - normalShare(z)) - z * normalDensity(z)) / 2;
}
