import { hypergeometric } from '#lib/math/hypergeometric.ts';
import { logRising } from '#lib/math/log-gamma.ts';
import type { PurchaseModel, Rhythm, Tally } from './purchase-model.ts';

/** Nearer to one than this, expectations are taken from both sides of it: their formula divides by a − 1 and a + b − 1. */
const NEAR_ONE = 1e-5;

/**
 * BG/NBD (Fader, Hardie and Lee 2005): people buy at a rate of their own, gamma(r, alpha), and after each repeat
 * purchase stop with a probability of their own, beta(a, b). Somebody without a repeat purchase cannot have stopped.
 */
export const BG_NBD: PurchaseModel = {
  name: 'bgnbd',
  parameters: ['r', 'alpha', 'a', 'b'],
  logLikelihood,
  pAlive,
  expectOrders,
  expectOfNew,
  drawOrders: (parameters, buyer, { weeks, pAlive: alive, random }) => {
    const [r, alpha, a, b] = read(parameters);
    if (random.uniform() > alive) return weeks.map(() => 0);
    const rate = random.gamma(r + buyer.frequency, alpha + buyer.age);
    const stop = random.beta(a, b + buyer.frequency);
    const most = drawPurchasesLeft(stop, random.uniform());
    let before = 0;
    let count = 0;
    return weeks.map((week) => {
      count += random.poisson(rate * (week - before));
      before = week;
      return Math.min(count, most);
    });
  },
  drawBuyer: (parameters, age, random) => {
    const [r, alpha, a, b] = read(parameters);
    const rate = random.gamma(r, alpha);
    const most = drawPurchasesLeft(random.beta(a, b), random.uniform());
    const at: number[] = [];
    for (let when = random.exponential(rate); when < age && at.length < most; ) {
      at.push(when);
      when += random.exponential(rate);
    }
    return { rhythm: { frequency: at.length, recency: at.at(-1) ?? 0, age }, at };
  },
  // The rate's mean and shape, and the dropout's mean and weight: near to independent of one another.
  free: (parameters) => {
    const [r, alpha, a, b] = read(parameters);
    return [Math.log(r), Math.log(r / alpha), Math.log(a / b), Math.log(a + b)];
  },
  bound: ([shape, mean, odds, weight]) => {
    const r = Math.exp(shape!);
    const share = 1 / (1 + Math.exp(-odds!));
    const sum = Math.exp(weight!);
    return [r, r / Math.exp(mean!), share * sum, (1 - share) * sum];
  },
};

function logLikelihood(parameters: readonly number[], tally: Tally): number {
  const [r, alpha, a, b] = read(parameters);
  const rising = logRising(r, tally.most);
  const risingB = logRising(b, tally.most);
  const risingAb = logRising(a + b, tally.most);
  const start = r * Math.log(alpha);
  const logA = Math.log(a);
  let sum = 0;
  for (let i = 0; i < tally.times.length; i++) {
    const x = tally.frequency[i]!;
    const alive = -(r + x) * Math.log(alpha + tally.age[i]!);
    let own = alive;
    if (x > 0) {
      const stopped = logA - Math.log(b + x - 1) - (r + x) * Math.log(alpha + tally.recency[i]!);
      own = Math.max(alive, stopped) + Math.log1p(Math.exp(-Math.abs(alive - stopped)));
    }
    sum += tally.times[i]! * (start + rising[x]! + risingB[x]! - risingAb[x]! + own);
  }
  return sum;
}

function pAlive(parameters: readonly number[], { frequency: x, recency, age }: Rhythm): number {
  if (x === 0) return 1;
  const [r, alpha, a, b] = read(parameters);
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x));
}

function expectOrders(parameters: readonly number[], buyer: Rhythm, weeks: number): number {
  const [r, alpha, a, b] = read(parameters);
  const x = buyer.frequency;
  const z = weeks / (alpha + buyer.age + weeks);
  return pAlive(parameters, buyer) * expectAlive({ r: r + x, a, b: b + x, z });
}

function expectOfNew(parameters: readonly number[], weeks: number): number {
  const [r, alpha, a, b] = read(parameters);
  return expectAlive({ r, a, b, z: weeks / (alpha + weeks) });
}

/** Expected purchases of somebody alive. Of the two forms of 2F1 the one whose sum stays small: Euler's for frequent buyers. */
function expectAlive({ r, a, b, z }: { r: number; a: number; b: number; z: number }): number {
  if (Math.abs(a - 1) < NEAR_ONE || Math.abs(a + b - 1) < NEAR_ONE) {
    const near = (at: number) => expectAlive({ r, a: at, b, z });
    return (near(a - 3 * NEAR_ONE) + near(a + 3 * NEAR_ONE)) / 2;
  }
  const c = a + b - 1;
  const left =
    a - 1 < r
      ? (1 - z) ** (a - 1) * hypergeometric(c - r, a - 1, c, z)
      : (1 - z) ** r * hypergeometric(r, b, c, z);
  return (c / (a - 1)) * (1 - left);
}

/** How many purchases are left, the last one included, when each is the last with the same probability. */
function drawPurchasesLeft(stop: number, uniform: number): number {
  if (stop <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil(Math.log(uniform) / Math.log1p(-stop)));
}

function read(parameters: readonly number[]): [number, number, number, number] {
  return [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
}
