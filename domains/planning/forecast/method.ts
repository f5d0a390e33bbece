/** Every way to forecast that the program knows. */
export const METHOD_NAMES = [
  'naive',
  'seasonal_naive',
  'mean',
  'drift',
  'ses',
  'holt',
  'holt_damped',
  'holt_winters_additive',
  'holt_winters_multiplicative',
  'holt_winters_damped',
  'theta',
  'combined',
  'croston',
  'sba',
  'tsb',
] as const;

/** One way to forecast. */
export type MethodName = (typeof METHOD_NAMES)[number];

/** What was estimated from the history, by name: smoothing weights (0 to 1) and first states. */
export type Parameters = Readonly<Record<string, number>>;

/** A method fitted to one history. `forecast` gives the mean of each of the next periods. */
export type Fit = { parameters: Parameters; forecast: (horizon: number) => number[] };

/**
 * One demand or sales history at equal periods, oldest first; `season` periods make a season, 1 says that there is none.
 * Where `isKnown` is false, the value only stands in for one that nobody knows.
 */
export type History = { values: readonly number[]; season: number; isKnown?: readonly boolean[] | undefined };

/**
 * A method: whether it can say something about a history, and its fit. With `known` the smoothing weights are taken as
 * they are and only the states are worked out.
 */
export type Method = {
  isPossible: (history: History) => boolean;
  fit: (history: History, known?: Parameters) => Fit;
};

/** The same figure for each of the next periods. */
export function flat(level: number): (horizon: number) => number[] {
  return (horizon) => new Array<number>(horizon).fill(level);
}
