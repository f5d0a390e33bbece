import { type Fit, flat, type History } from './method.ts';

/** The last value goes on. */
export function fitNaive({ values }: History): Fit {
  return { parameters: {}, forecast: flat(values.at(-1)!) };
}

/** The last season comes again; with less than a season of history, the last value goes on. */
export function fitSeasonalNaive(history: History): Fit {
  const { values, season } = history;
  if (values.length < season) return fitNaive(history);
  const last = values.slice(-season);
  return {
    parameters: {},
    forecast: (horizon) => Array.from({ length: horizon }, (_, step) => last[step % season]!),
  };
}

/** The mean of all history. */
export function fitMean({ values }: History): Fit {
  return { parameters: {}, forecast: flat(values.reduce((sum, value) => sum + value, 0) / values.length) };
}

/** The straight line from the first value through the last. */
export function fitDrift({ values }: History): Fit {
  const last = values.at(-1)!;
  const slope = values.length > 1 ? (last - values[0]!) / (values.length - 1) : 0;
  return {
    parameters: { slope },
    forecast: (horizon) => Array.from({ length: horizon }, (_, step) => last + (step + 1) * slope),
  };
}
