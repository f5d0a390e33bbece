import { fitCombined, knowsSeason } from './fit-combined.ts';
import {
  fitHoltWintersAdditive,
  fitHoltWintersDamped,
  fitHoltWintersMultiplicative,
} from './fit-holt-winters.ts';
import { fitCroston, fitSba, fitTsb } from './fit-intermittent.ts';
import { fitDrift, fitMean, fitNaive, fitSeasonalNaive } from './fit-simple.ts';
import { fitHolt, fitHoltDamped, fitSes } from './fit-smoothing.ts';
import { fitTheta } from './fit-theta.ts';
import type { History, Method, MethodName } from './method.ts';

const FEWEST_FOR_TREND = 6;

const has =
  (count: number) =>
  ({ values }: History) =>
    values.length >= count;
const hasSeason = ({ season }: History) => season > 1;
const isPositive = ({ values }: History) => values.every((value) => value > 0);
const hasDemand = ({ values }: History) =>
  values.some((value) => value !== 0) && values.every((value) => value >= 0);

/** Every method by its name: when it can speak, and how it is fitted. */
export const METHODS: Record<MethodName, Method> = {
  naive: { isPossible: has(1), fit: fitNaive },
  seasonal_naive: {
    isPossible: (history) => hasSeason(history) && history.values.length >= history.season,
    fit: fitSeasonalNaive,
  },
  mean: { isPossible: has(1), fit: fitMean },
  drift: { isPossible: has(2), fit: fitDrift },
  ses: { isPossible: has(2), fit: fitSes },
  holt: { isPossible: has(FEWEST_FOR_TREND), fit: fitHolt },
  holt_damped: { isPossible: has(FEWEST_FOR_TREND), fit: fitHoltDamped },
  holt_winters_additive: { isPossible: knowsSeason, fit: fitHoltWintersAdditive },
  holt_winters_multiplicative: {
    isPossible: (history) => knowsSeason(history) && isPositive(history),
    fit: fitHoltWintersMultiplicative,
  },
  holt_winters_damped: { isPossible: knowsSeason, fit: fitHoltWintersDamped },
  theta: { isPossible: has(FEWEST_FOR_TREND), fit: fitTheta },
  combined: { isPossible: has(FEWEST_FOR_TREND), fit: fitCombined },
  croston: { isPossible: hasDemand, fit: fitCroston },
  sba: { isPossible: hasDemand, fit: fitSba },
  tsb: { isPossible: hasDemand, fit: fitTsb },
};
