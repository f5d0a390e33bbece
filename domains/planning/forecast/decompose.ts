/** A history taken apart: the centred moving average where there is one, and one figure per place in the season. */
export type Decomposition = { trend: (number | undefined)[]; figure: number[] };

/**
 * Classical decomposition over whole and part seasons. Additive figures sum to zero, multiplicative ones have the mean one.
 * Wants two seasons at least; an even season takes half of each outer value.
 */
export function decompose(
  values: readonly number[],
  season: number,
  shape: 'additive' | 'multiplicative',
): Decomposition {
  const trend = centredAverage(values, season);
  const sums = new Array<number>(season).fill(0);
  const counts = new Array<number>(season).fill(0);
  trend.forEach((middle, index) => {
    if (middle === undefined) return;
    const value = values[index]!;
    sums[index % season]! += shape === 'additive' ? value - middle : middle === 0 ? 1 : value / middle;
    counts[index % season]! += 1;
  });
  const none = shape === 'additive' ? 0 : 1;
  const raw = sums.map((sum, place) => (counts[place] ? sum / counts[place]! : none));
  const mean = raw.reduce((sum, value) => sum + value, 0) / season;
  return {
    trend,
    figure: raw.map((value) => (shape === 'additive' ? value - mean : mean === 0 ? 1 : value / mean)),
  };
}

function centredAverage(values: readonly number[], season: number): (number | undefined)[] {
  const half = Math.floor(season / 2);
  const isEven = season % 2 === 0;
  const trend = new Array<number | undefined>(values.length).fill(undefined);
  for (let index = half; index < values.length - half; index++) {
    let sum = 0;
    for (let offset = -half; offset <= half; offset++) {
      const isOuter = isEven && (offset === -half || offset === half);
      sum += (isOuter ? 0.5 : 1) * values[index + offset]!;
    }
    trend[index] = sum / season;
  }
  return trend;
}

/** Whether a history repeats itself by the season: its correlation at that lag stands out from those before it (one-sided 5 %). */
export function isSeasonal(values: readonly number[], season: number): boolean {
  if (season < 2 || values.length <= 2 * season) return false;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const around = values.map((value) => value - mean);
  const variance = around.reduce((sum, value) => sum + value * value, 0);
  if (variance <= 1e-12 * (1 + mean * mean)) return false;
  const correlation = (lag: number) => {
    let sum = 0;
    for (let index = lag; index < around.length; index++) sum += around[index]! * around[index - lag]!;
    return sum / variance;
  };
  let squares = 0;
  for (let lag = 1; lag < season; lag++) squares += correlation(lag) ** 2;
  const spread = Math.sqrt((1 + 2 * squares) / values.length);
  return Math.abs(correlation(season)) / spread > ONE_SIDED_95;
}

const ONE_SIDED_95 = 1.6448536269514722;
