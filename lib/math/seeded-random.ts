import { logGamma } from './log-gamma.ts';

/** Draws that are the same for the same seed, on every machine. */
export type Random = {
  /** Above 0, below 1. */
  uniform: () => number;
  normal: () => number;
  exponential: (rate: number) => number;
  gamma: (shape: number, rate: number) => number;
  beta: (a: number, b: number) => number;
  poisson: (mean: number) => number;
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number;
};

const TWO_32 = 4_294_967_296;
/** From this mean on a Poisson number is drawn by rejection instead of counting. */
const MANY = 12;

/** Begins a stream of draws (xorshift128 seeded by a mixing function; not for secrets). */
export function seededRandom(seed: number): Random {
  const whole = nextWhole(seed);
  const uniform = () => (whole() + 0.5) / TWO_32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  };
  return {
    uniform,
    normal,
    exponential: (rate) => -Math.log(uniform()) / rate,
    gamma,
    beta: (a, b) => {
      const left = gamma(a, 1);
      const right = gamma(b, 1);
      return left + right > 0 ? left / (left + right) : a / (a + b);
    },
    poisson: (mean) => drawPoisson(mean, uniform),
    below: (count) => Math.floor(uniform() * count),
  };
}

function nextWhole(seed: number): () => number {
  let mixed = Math.imul(Math.floor(seed), 0x9e3779b9) ^ 0x5bf03635;
  const mix = () => {
    mixed = (mixed + 0x6d2b79f5) | 0;
    let t = Math.imul(mixed ^ (mixed >>> 15), 1 | mixed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  let [x, y, z, w] = [mix(), mix(), mix(), mix() | 1];
  return () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
}

/** Counting for small means; Atkinson's logistic rejection for large ones. */
function drawPoisson(mean: number, uniform: () => number): number {
  if (!(mean > 0)) return 0;
  if (mean < MANY) {
    const least = Math.exp(-mean);
    let product = uniform();
    let count = 0;
    while (product > least) {
      product *= uniform();
      count++;
    }
    return count;
  }
  const beta = Math.PI / Math.sqrt(3 * mean);
  const alpha = beta * mean;
  const k = Math.log(0.767 - 3.36 / mean) - mean - Math.log(beta);
  for (;;) {
    const u = uniform();
    const x = (alpha - Math.log((1 - u) / u)) / beta;
    const count = Math.floor(x + 0.5);
    if (count < 0) continue;
    const y = alpha - beta * x;
    const left = y + Math.log(uniform() / (1 + Math.exp(y)) ** 2);
    if (left <= k + count * Math.log(mean) - logGamma(count + 1)) return count;
  }
}
