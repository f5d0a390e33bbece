import { minimise } from '#lib/math/minimise.ts';
import { decompose } from './decompose.ts';
import type { Fit, History, Parameters } from './method.ts';

/** How the season meets the level. */
export type SeasonShape = 'additive' | 'multiplicative';

/** Smoothing weights of level, trend and season, and what a step keeps of the trend. */
export type SeasonWeights = { alpha: number; beta: number; gamma: number; phi: number };

type States = { level: number; slope: number; season: Float64Array };

const MOST_LOOKS = 110;
const DAMPED_LOW = 0.8;
const DAMPED_HIGH = 0.98;
/** Levels below this share of the mean would make a multiplicative season explode. */
const SMALLEST_LEVEL = 1e-9;

/** Holt-Winters with an additive season. */
export function fitHoltWintersAdditive(history: History, known?: Parameters): Fit {
  return fitSeason(history, { shape: 'additive', isDamped: false }, known);
}

/** Holt-Winters with a multiplicative season; all values must be above zero. */
export function fitHoltWintersMultiplicative(history: History, known?: Parameters): Fit {
  return fitSeason(history, { shape: 'multiplicative', isDamped: false }, known);
}

/** Holt-Winters with a trend that flattens out: the season is multiplicative where all values are above zero, else additive. */
export function fitHoltWintersDamped(history: History, known?: Parameters): Fit {
  const shape = history.values.every((value) => value > 0) ? 'multiplicative' : 'additive';
  return fitSeason(history, { shape, isDamped: true }, known);
}

/**
 * The squared one-step errors of given weights from the second season on, and the forecast that follows. From two
 * seasons the first states are those of R's HoltWinters: a decomposition of two seasons and a line through its trend.
 */
export function runHoltWinters(history: History, shape: SeasonShape, weights: SeasonWeights) {
  const first = firstStates(history, shape);
  const states = { ...first, season: first.season.slice() };
  const squares = roll(history, shape, { weights, states });
  const { season } = history;
  const { length } = history.values;
  return {
    squares,
    forecast: (horizon: number) => {
      let reach = 0;
      let share = 1;
      return Array.from({ length: horizon }, (_, step) => {
        share *= weights.phi;
        reach += share;
        const level = states.level + reach * states.slope;
        const figure = states.season[(length + step) % season]!;
        return shape === 'additive' ? level + figure : level * figure;
      });
    },
  };
}

function fitSeason(
  history: History,
  { shape, isDamped }: { shape: SeasonShape; isDamped: boolean },
  known?: Parameters,
): Fit {
  const weights = known ? readKnown(known) : estimate(history, { shape, isDamped });
  return { parameters: { ...weights }, forecast: runHoltWinters(history, shape, weights).forecast };
}

function readKnown({ alpha, beta, gamma, phi }: Parameters): SeasonWeights {
  return { alpha: alpha!, beta: beta!, gamma: gamma!, phi: phi! };
}

function estimate(
  history: History,
  { shape, isDamped }: { shape: SeasonShape; isDamped: boolean },
): SeasonWeights {
  const first = firstStates(history, shape);
  const season = new Float64Array(history.season);
  const read = ([alpha, beta, gamma, phi]: readonly number[]): SeasonWeights => ({
    alpha: alpha!,
    beta: beta!,
    gamma: gamma!,
    phi: phi ?? 1,
  });
  const squares = (at: readonly number[]) => {
    season.set(first.season);
    const states = { level: first.level, slope: first.slope, season };
    return roll(history, shape, { weights: read(at), states });
  };
  const count = isDamped ? 4 : 3;
  const best = minimise(
    squares,
    {
      start: [0.3, 0.1, 0.1, 0.9].slice(0, count),
      low: [0, 0, 0, DAMPED_LOW].slice(0, count),
      high: [1, 1, 1, DAMPED_HIGH].slice(0, count),
    },
    { most: MOST_LOOKS, tolerance: 1e-5 },
  );
  return read(best);
}

/** Carries the states through the history from its second season on, in place; the sum of squared one-step errors. */
function roll(
  { values, season }: History,
  shape: SeasonShape,
  { weights, states }: { weights: SeasonWeights; states: States },
): number {
  const { alpha, beta, gamma, phi } = weights;
  const figures = states.season;
  let { level, slope } = states;
  let squares = 0;
  let place = 0;
  for (let index = season; index < values.length; index++) {
    const value = values[index]!;
    const figure = figures[place]!;
    const expected = level + phi * slope;
    const error = value - (shape === 'additive' ? expected + figure : expected * figure);
    squares += error * error;
    const adjusted = shape === 'additive' ? value - figure : value / figure;
    const next = alpha * adjusted + (1 - alpha) * expected;
    slope = beta * (next - level) + (1 - beta) * phi * slope;
    level = next;
    figures[place] = gamma * (shape === 'additive' ? value - level : value / level) + (1 - gamma) * figure;
    place = place + 1 === season ? 0 : place + 1;
  }
  states.level = level;
  states.slope = slope;
  return squares;
}

function firstStates({ values, season }: History, shape: SeasonShape): States {
  return values.length >= 2 * season
    ? statesOfTwo(values, season, shape)
    : statesOfOne(values, season, shape);
}

function statesOfTwo(values: readonly number[], season: number, shape: SeasonShape): States {
  const { trend, figure } = decompose(values.slice(0, 2 * season), season, shape);
  const middle = trend.filter((value) => value !== undefined);
  const n = middle.length;
  const meanAt = (n + 1) / 2;
  const mean = middle.reduce((sum, value) => sum + value, 0) / n;
  let cross = 0;
  let squares = 0;
  middle.forEach((value, index) => {
    cross += (index + 1 - meanAt) * (value - mean);
    squares += (index + 1 - meanAt) ** 2;
  });
  const slope = squares === 0 ? 0 : cross / squares;
  return { level: mean - slope * meanAt, slope, season: Float64Array.from(figure) };
}

/** With less than two seasons: the level and figures of the first season, the slope from what came again. */
function statesOfOne(values: readonly number[], season: number, shape: SeasonShape): States {
  const first = values.slice(0, season);
  const level = first.reduce((sum, value) => sum + value, 0) / season;
  const again = values.slice(season);
  const grown = again.reduce((sum, value, index) => sum + (value - first[index]!), 0);
  const slope = again.length === 0 ? 0 : grown / again.length / season;
  const safe = Math.max(level, SMALLEST_LEVEL);
  return {
    level,
    slope,
    season: Float64Array.from(first, (value) => (shape === 'additive' ? value - level : value / safe)),
  };
}
