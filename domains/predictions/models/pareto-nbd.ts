import { gaussLegendre } from '#lib/math/gauss-legendre.ts';
import { logRising } from '#lib/math/log-gamma.ts';
import type { PurchaseModel, Rhythm, Tally } from './purchase-model.ts';

/** Rules for integrands that fall by up to e^−fall over up to so wide a range, all exact to about 1e-13. */
const RULES = [
  { fall: 4, width: 2, ...gaussLegendre(8) },
  { fall: 10, width: 3, ...gaussLegendre(12) },
  { fall: 20, width: 4, ...gaussLegendre(16) },
];
const WIDEST = gaussLegendre(32);
/** What has fallen by e^−60 adds nothing. */
const FADED = 60;
const NEAR_ZERO = 1e-9;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987): people buy at a rate of their own, gamma(r, alpha), and stop at
 * an unseen time, at a rate of their own, gamma(s, beta).
 */
export const PARETO_NBD: PurchaseModel = {
  name: 'pareto-nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  logLikelihood,
  pAlive,
  expectOrders: (parameters, buyer, weeks) => {
    const [r, alpha, s, beta] = read(parameters);
    const rate = (r + buyer.frequency) / (alpha + buyer.age);
    return pAlive(parameters, buyer) * rate * expectLifetime({ s, beta: beta + buyer.age, weeks });
  },
  expectOfNew: (parameters, weeks) => {
    const [r, alpha, s, beta] = read(parameters);
    return (r / alpha) * expectLifetime({ s, beta, weeks });
  },
  drawOrders: (parameters, buyer, { weeks, pAlive: alive, random }) => {
    const [r, alpha, s, beta] = read(parameters);
    if (random.uniform() > alive) return weeks.map(() => 0);
    const rate = random.gamma(r + buyer.frequency, alpha + buyer.age);
    const left = random.exponential(random.gamma(s, beta + buyer.age));
    let before = 0;
    let count = 0;
    return weeks.map((week) => {
      const until = Math.min(week, left);
      count += random.poisson(rate * Math.max(0, until - before));
      before = until;
      return count;
    });
  },
  drawBuyer: (parameters, age, random) => {
    const [r, alpha, s, beta] = read(parameters);
    const rate = random.gamma(r, alpha);
    const until = Math.min(age, random.exponential(random.gamma(s, beta)));
    const at: number[] = [];
    for (let when = random.exponential(rate); when < until; when += random.exponential(rate)) at.push(when);
    return { rhythm: { frequency: at.length, recency: at.at(-1) ?? 0, age }, at };
  },
  // Shape and mean of both rates: near to independent of one another.
  free: (parameters) => {
    const [r, alpha, s, beta] = read(parameters);
    return [Math.log(r), Math.log(r / alpha), Math.log(s / beta), Math.log(s)];
  },
  bound: ([shape, mean, stops, stopShape]) => {
    const r = Math.exp(shape!);
    const s = Math.exp(stopShape!);
    return [r, r / Math.exp(mean!), s, s / Math.exp(stops!)];
  },
};

function logLikelihood(parameters: readonly number[], tally: Tally): number {
  const [r, alpha, s, beta] = read(parameters);
  const rising = logRising(r, tally.most);
  const start = r * Math.log(alpha) + s * Math.log(beta);
  let sum = 0;
  for (let i = 0; i < tally.times.length; i++) {
    const x = tally.frequency[i]!;
    const { alive, stopped } = logBranches(parameters, {
      frequency: x,
      recency: tally.recency[i]!,
      age: tally.age[i]!,
    });
    const own = Math.max(alive, stopped) + Math.log1p(Math.exp(-Math.abs(alive - stopped)));
    sum += tally.times[i]! * (start + rising[x]! + own);
  }
  return sum;
}

function pAlive(parameters: readonly number[], buyer: Rhythm): number {
  const { alive, stopped } = logBranches(parameters, buyer);
  return 1 / (1 + Math.exp(stopped - alive));
}

/**
 * The two ways to the same history: still a customer, or stopped since the last purchase, as logarithms. The second is
 * s ∫ (alpha + y)^−(r + x) (beta + y)^−(s + 1) dy over the time since the last purchase. The usual formula takes the
 * difference of two 2F1, which are nearly equal for whoever bought lately; the integral loses nothing.
 */
function logBranches(
  parameters: readonly number[],
  { frequency: x, recency, age }: Rhythm,
): { alive: number; stopped: number } {
  const [r, alpha, s, beta] = read(parameters);
  const alive = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
  // Over u = ln(smaller of both + y) the integrand is smooth whatever the sizes of alpha and beta.
  const least = Math.min(alpha, beta);
  const from = Math.log(least + recency);
  const powerLeast = alpha <= beta ? r + x : s + 1;
  const powerOther = alpha <= beta ? s + 1 : r + x;
  const gap = Math.abs(alpha - beta);
  const steep = powerLeast - 1 + (powerOther * (least + recency)) / (least + gap + recency);
  const whole = Math.log((least + age) / (least + recency));
  const width = steep > 0 ? Math.min(whole, FADED / steep) : whole;
  if (!(width > 0)) return { alive, stopped: Number.NEGATIVE_INFINITY };
  const top = -(powerLeast - 1) * from - powerOther * Math.log(least + recency + gap);
  const { at, weight } = RULES.find((rule) => steep * width < rule.fall && width < rule.width) ?? WIDEST;
  let sum = 0;
  for (let i = 0; i < at.length; i++) {
    const u = from + width * at[i]!;
    const value = -(powerLeast - 1) * u - powerOther * Math.log(Math.exp(u) + gap);
    sum += weight[i]! * Math.exp(value - top);
  }
  return { alive, stopped: Math.log(s * width * sum) + top };
}

/** Expected weeks as a customer within a horizon, when the stopping rate is gamma(s, beta). */
function expectLifetime({ s, beta, weeks }: { s: number; beta: number; weeks: number }): number {
  const shrink = Math.log(beta / (beta + weeks));
  if (Math.abs(s - 1) < NEAR_ZERO) return -beta * shrink;
  return (-beta * Math.expm1((s - 1) * shrink)) / (s - 1);
}

function read(parameters: readonly number[]): [number, number, number, number] {
  return [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
}
