import { decompose, isSeasonal } from './decompose.ts';
import { fitSes } from './fit-smoothing.ts';
import type { Fit, History, Parameters } from './method.ts';

/** Seasonal figures below this cannot be divided by. */
const SMALLEST_FIGURE = 1e-4;

/**
 * The Theta method as Hyndman and Billah write it: simple smoothing plus half the slope of the straight line, on the
 * history without its season where a season shows.
 */
export function fitTheta(history: History, known?: Parameters): Fit {
  const { season } = history;
  const figure = findFigure(history);
  const values = figure
    ? history.values.map((value, index) => value / figure[index % season]!)
    : history.values;
  const n = values.length;
  const { parameters, forecast } = fitSes({ values, season: 1 }, known);
  const alpha = Math.max(1e-10, parameters.alpha!);
  const drift = slopeOf(values) / 2;
  const start = (1 - (1 - alpha) ** n) / alpha;
  return {
    parameters: { ...parameters, drift },
    forecast: (horizon) =>
      forecast(horizon).map((level, step) => {
        const value = level + drift * (step + start);
        return figure ? value * figure[(n + step) % season]! : value;
      }),
  };
}

function findFigure({ values, season }: History): number[] | undefined {
  if (!isSeasonal(values, season)) return undefined;
  const { figure } = decompose(values, season, 'multiplicative');
  return figure.some((share) => Math.abs(share) < SMALLEST_FIGURE) ? undefined : figure;
}

function slopeOf(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const meanAt = (n - 1) / 2;
  let cross = 0;
  values.forEach((value, index) => {
    cross += (index - meanAt) * value;
  });
  return cross / ((n * (n * n - 1)) / 12);
}
