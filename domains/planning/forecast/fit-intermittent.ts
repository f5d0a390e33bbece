import { minimise, minimiseOnLine } from '#lib/math/minimise.ts';
import { type Fit, flat, type History, type Parameters } from './method.ts';

const LOW = 0.01;
const HIGH = 0.5;
const MOST_LOOKS = 40;
/** An unsure weight: the one that the literature takes where there is too little to estimate from. */
const USUAL = 0.1;
const FEWEST_SALES = 6;

/** Croston: the size of demand and the periods between demands, each smoothed when demand comes. */
export function fitCroston({ values }: History, known?: Parameters): Fit {
  const alpha = known?.alpha ?? chooseAlpha(values);
  return { parameters: { alpha }, forecast: flat(runCroston(values, alpha).rate) };
}

/** Croston's rate without its known upward bias (Syntetos and Boylan): times 1 − alpha / 2. */
export function fitSba({ values }: History, known?: Parameters): Fit {
  const alpha = known?.alpha ?? chooseAlpha(values);
  return { parameters: { alpha }, forecast: flat(runCroston(values, alpha).rate * (1 - alpha / 2)) };
}

/** Teunter, Syntetos and Babai: the chance of demand is smoothed in every period, so that goods nobody wants any more fade out. */
export function fitTsb({ values }: History, known?: Parameters): Fit {
  const weights =
    known?.alpha === undefined || known.beta === undefined
      ? chooseTsb(values)
      : { alpha: known.alpha, beta: known.beta };
  return { parameters: weights, forecast: flat(runTsb(values, weights).rate) };
}

function chooseAlpha(values: readonly number[]): number {
  if (values.filter((value) => value !== 0).length < FEWEST_SALES) return USUAL;
  return minimiseOnLine((alpha) => runCroston(values, alpha).squares, {
    low: LOW,
    high: HIGH,
    tolerance: 0.005,
  });
}

function chooseTsb(values: readonly number[]): { alpha: number; beta: number } {
  if (values.filter((value) => value !== 0).length < FEWEST_SALES) return { alpha: USUAL, beta: USUAL };
  const [alpha, beta] = minimise(
    ([a, b]) => runTsb(values, { alpha: a!, beta: b! }).squares,
    { start: [USUAL, USUAL], low: [LOW, LOW], high: [HIGH, HIGH] },
    { most: MOST_LOOKS, tolerance: 1e-4 },
  );
  return { alpha: alpha!, beta: beta! };
}

type Run = { rate: number; squares: number };

function runCroston(values: readonly number[], alpha: number): Run {
  let size = 0;
  let interval = 0;
  let since = 0;
  let rate = 0;
  let squares = 0;
  for (const value of values) {
    since++;
    if (interval > 0) squares += (value - rate) ** 2;
    if (value === 0) continue;
    size = interval > 0 ? size + alpha * (value - size) : value;
    interval = interval > 0 ? interval + alpha * (since - interval) : since;
    rate = size / interval;
    since = 0;
  }
  return { rate, squares };
}

function runTsb(values: readonly number[], { alpha, beta }: { alpha: number; beta: number }): Run {
  const first = values.findIndex((value) => value !== 0);
  if (first < 0) return { rate: 0, squares: 0 };
  let size = values[first]!;
  let chance = 1 / (first + 1);
  let squares = 0;
  for (let index = first + 1; index < values.length; index++) {
    const value = values[index]!;
    squares += (value - size * chance) ** 2;
    if (value === 0) chance -= beta * chance;
    else {
      size += alpha * (value - size);
      chance += beta * (1 - chance);
    }
  }
  return { rate: size * chance, squares };
}
