import { fitHoltWintersDamped } from './fit-holt-winters.ts';
import { fitHoltDamped } from './fit-smoothing.ts';
import { fitTheta } from './fit-theta.ts';
import type { Fit, History, Parameters } from './method.ts';

const SECOND_SEASON_SHARE = 0.25;

/** Whether a history holds a season and so much of the next that Holt-Winters can learn from it. */
export function knowsSeason({ values, season }: History): boolean {
  return season > 1 && values.length >= season * (1 + SECOND_SEASON_SHARE);
}

/**
 * The mean of two forecasts that err in different ways: Theta, and a damped trend with the season where the history
 * knows it. Parameters are those of both, `theta.…` and `damped.…`.
 */
export function fitCombined(history: History, known?: Parameters): Fit {
  const fitDamped = knowsSeason(history) ? fitHoltWintersDamped : fitHoltDamped;
  const theta = fitTheta(history, known && part(known, 'theta'));
  // What was estimated without a season has no weight for it.
  const isUsable = known && (fitDamped === fitHoltDamped || known['damped.gamma'] !== undefined);
  const damped = fitDamped(history, isUsable ? part(known, 'damped') : undefined);
  return {
    parameters: { ...named(theta.parameters, 'theta'), ...named(damped.parameters, 'damped') },
    forecast: (horizon) => {
      const other = damped.forecast(horizon);
      return theta.forecast(horizon).map((value, step) => (value + other[step]!) / 2);
    },
  };
}

function named(parameters: Parameters, of: string): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${of}.${name}`, value]));
}

function part(parameters: Parameters, of: string): Parameters {
  const own = Object.entries(parameters).filter(([name]) => name.startsWith(`${of}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(of.length + 1), value]));
}
