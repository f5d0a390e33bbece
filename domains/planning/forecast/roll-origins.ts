import type { History, Method, Parameters } from './method.ts';

/** What a method would have said before, at each of some origins: forecast minus actual, step by step; null where nobody knows. */
export type RolledErrors = { origins: number; errors: (number | null)[][] };

const MOST_ORIGINS = 12;
const REACH_PER_HORIZON = 4 / 3;
const FEWEST_BEHIND = 6;
const SHARE_BEHIND = 1 / 3;
const SEASON_SHARE = 1.25;

/**
 * The moments of the past from which forecasts are tried out: at most a dozen, evenly over the last periods (four
 * thirds of the horizon, twelve at least). What lies behind the first is a third of the history at least and, where
 * there is enough, the season and a quarter.
 */
export function chooseOrigins({ values, season }: History, horizon: number): number[] {
  const n = values.length;
  const reach = Math.max(MOST_ORIGINS, Math.ceil(horizon * REACH_PER_HORIZON));
  const behind = Math.max(FEWEST_BEHIND, Math.ceil(n * SHARE_BEHIND));
  const forSeason = season > 1 ? Math.min(Math.ceil(season * SEASON_SHARE), n - FEWEST_BEHIND) : 0;
  const first = Math.max(n - reach, behind, forSeason);
  const count = Math.min(MOST_ORIGINS, n - first);
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => first + Math.floor((index * (n - first)) / count),
  );
}

/**
 * Tries a method at each origin with nothing but what lies behind it. Weights are estimated at the first origin and
 * kept, states are worked out anew. Undefined where the method cannot speak at an origin.
 */
export function rollOrigins(
  method: Method,
  { values, season, isKnown }: History,
  { origins, horizon }: { origins: readonly number[]; horizon: number },
): RolledErrors | undefined {
  let known: Parameters | undefined;
  const errors: (number | null)[][] = [];
  for (const origin of origins) {
    const history = { values: values.slice(0, origin), season };
    if (!method.isPossible(history)) return undefined;
    const fit = method.fit(history, known);
    known ??= fit.parameters;
    const forecast = fit.forecast(Math.min(horizon, values.length - origin));
    errors.push(
      forecast.map((value, step) =>
        isKnown?.[origin + step] === false ? null : value - values[origin + step]!,
      ),
    );
  }
  return { origins: origins.length, errors };
}
