/** The usual measures over one horizon. Percentages are of 100; null where a division by zero would be asked for. */
export type ErrorMeasures = {
  rmse: number;
  mae: number;
  mape: number | null;
  smape: number;
  mase: number | null;
  /** Mean of forecast minus actual: above zero says too much. */
  bias: number;
};

/**
 * Measures a forecast against what came. MASE divides by the mean absolute seasonal difference of the history; a
 * period where both forecast and actual are zero counts as no sMAPE error.
 */
export function measureErrors({
  actual,
  forecast,
  history,
  season,
}: {
  actual: readonly number[];
  forecast: readonly number[];
  history: readonly number[];
  season: number;
}): ErrorMeasures {
  const n = actual.length;
  let squares = 0;
  let absolute = 0;
  let shares = 0;
  let symmetric = 0;
  let sum = 0;
  let hasZero = false;
  for (let index = 0; index < n; index++) {
    const value = actual[index]!;
    const error = forecast[index]! - value;
    const size = Math.abs(error);
    squares += error * error;
    absolute += size;
    sum += error;
    if (value === 0) hasZero = true;
    else shares += size / Math.abs(value);
    const both = Math.abs(value) + Math.abs(forecast[index]!);
    if (both > 0) symmetric += (200 * size) / both;
  }
  const scale = meanDifference(history, season);
  return {
    rmse: Math.sqrt(squares / n),
    mae: absolute / n,
    mape: hasZero ? null : (100 * shares) / n,
    smape: symmetric / n,
    mase: scale > 0 ? absolute / n / scale : null,
    bias: sum / n,
  };
}

/** The mean absolute difference between values one season apart: the error of repeating the season within the history. */
export function meanDifference(values: readonly number[], season: number): number {
  if (values.length <= season) return 0;
  let sum = 0;
  for (let index = season; index < values.length; index++)
    sum += Math.abs(values[index]! - values[index - season]!);
  return sum / (values.length - season);
}
