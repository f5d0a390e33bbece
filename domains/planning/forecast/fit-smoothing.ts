import { minimise, minimiseOnLine } from '#lib/math/minimise.ts';
import { type Fit, flat, type History, type Parameters } from './method.ts';

const LOW = 1e-4;
const HIGH = 0.9999;
const DAMPED_LOW = 0.8;
const DAMPED_HIGH = 0.98;
const MOST_LOOKS = 90;
const RIDGE = 1e-9;

/**
 * Simple exponential smoothing. Weight and first level minimise the squared one-step errors; the level follows from the
 * weight in closed form, for the errors are linear in it.
 */
export function fitSes({ values }: History, known?: Parameters): Fit {
  const alpha =
    known?.alpha ?? minimiseOnLine((weight) => runSes(values, weight).squares, { low: LOW, high: HIGH });
  const { level, first } = runSes(values, alpha);
  return { parameters: { alpha, firstLevel: first }, forecast: flat(level) };
}

function runSes(values: readonly number[], alpha: number): { squares: number; level: number; first: number } {
  const keep = 1 - alpha;
  let level = 0; // as if the first level were zero
  let weight = 1; // what of the first level is still in it
  let squares = 0;
  let cross = 0;
  let weights = 0;
  for (const value of values) {
    const error = value - level;
    squares += error * error;
    cross += error * weight;
    weights += weight * weight;
    level += alpha * error;
    weight *= keep;
  }
  const first = cross / weights;
  return { squares: squares - cross * first, level: level + weight * first, first };
}

/** Holt's linear trend; weights and first states minimise the squared one-step errors. */
export function fitHolt({ values }: History, known?: Parameters): Fit {
  const from = known ?? search(values, ([alpha, beta]) => ({ alpha: alpha!, beta: beta!, phi: 1 }), 2);
  return trendFit(values, { alpha: from.alpha!, beta: from.beta!, phi: 1 });
}

/** Holt's trend that flattens out: each step ahead it keeps the share phi (0.8 to 0.98). */
export function fitHoltDamped({ values }: History, known?: Parameters): Fit {
  const from =
    known ?? search(values, ([alpha, beta, phi]) => ({ alpha: alpha!, beta: beta!, phi: phi! }), 3);
  return trendFit(values, { alpha: from.alpha!, beta: from.beta!, phi: from.phi! });
}

type Weights = { alpha: number; beta: number; phi: number };

function search(values: readonly number[], read: (at: readonly number[]) => Weights, count: number): Weights {
  const best = minimise(
    (at) => runTrend(values, read(at)).squares,
    {
      start: [0.3, 0.1, 0.9].slice(0, count),
      low: [LOW, LOW, DAMPED_LOW].slice(0, count),
      high: [HIGH, HIGH, DAMPED_HIGH].slice(0, count),
    },
    { most: MOST_LOOKS, tolerance: 1e-5 },
  );
  return read(best);
}

function trendFit(values: readonly number[], weights: Weights): Fit {
  const { level, slope } = runTrend(values, weights);
  return {
    parameters: { ...weights },
    forecast: (horizon) => {
      let reach = 0;
      let share = 1;
      return Array.from({ length: horizon }, () => {
        share *= weights.phi;
        reach += share;
        return level + reach * slope;
      });
    },
  };
}

type TrendRun = { squares: number; level: number; slope: number };

/**
 * Runs the recursion three times side by side: with zero first states, and for what each first state adds. The best
 * first states are then a small least-squares problem.
 */
function runTrend(values: readonly number[], { alpha, beta, phi }: Weights): TrendRun {
  let l0 = 0;
  let b0 = 0;
  let l1 = 1;
  let b1 = 0;
  let l2 = 0;
  let b2 = 1;
  let ee = 0;
  let e1 = 0;
  let e2 = 0;
  let s11 = 0;
  let s12 = 0;
  let s22 = 0;
  const slopeWeight = alpha * beta;
  for (const value of values) {
    const forecast1 = l1 + phi * b1;
    const forecast2 = l2 + phi * b2;
    const error = value - l0 - phi * b0;
    ee += error * error;
    e1 += error * forecast1;
    e2 += error * forecast2;
    s11 += forecast1 * forecast1;
    s12 += forecast1 * forecast2;
    s22 += forecast2 * forecast2;
    l0 += phi * b0 + alpha * error;
    b0 = phi * b0 + slopeWeight * error;
    l1 = (1 - alpha) * forecast1;
    b1 = phi * b1 - slopeWeight * forecast1;
    l2 = (1 - alpha) * forecast2;
    b2 = phi * b2 - slopeWeight * forecast2;
  }
  const ridge = RIDGE * (s11 + s22);
  const determinant = (s11 + ridge) * (s22 + ridge) - s12 * s12;
  const level = ((s22 + ridge) * e1 - s12 * e2) / determinant;
  const slope = ((s11 + ridge) * e2 - s12 * e1) / determinant;
  const squares =
    ee - 2 * (level * e1 + slope * e2) + level * level * s11 + 2 * level * slope * s12 + slope * slope * s22;
  return { squares, level: l0 + level * l1 + slope * l2, slope: b0 + level * b1 + slope * b2 };
}
