const WEEK_DAYS = 7;

/** A forecast by weeks, and how far sums of its weeks err. */
export type WeeklyForecast = { mean: readonly number[]; cumulativeSpread: readonly number[] };

/**
 * Expected units of the next days and the standard deviation of their sum. Parts of a week count as their share. Beyond
 * the last week of the forecast demand goes on as in it, and the spread grows as fast as the time does.
 */
export function expectDemand(
  { mean, cumulativeSpread }: WeeklyForecast,
  days: number,
): { units: number; sd: number } {
  const weeks = days / WEEK_DAYS;
  const whole = Math.min(Math.floor(weeks), mean.length);
  const last = mean.at(-1) ?? 0;
  let units = 0;
  for (let week = 0; week < whole; week++) units += mean[week]!;
  units += (weeks - whole) * (mean[whole] ?? last);
  return { units, sd: spreadAt(cumulativeSpread, weeks) };
}

/** Within the first week the spread grows with the root of time; between weeks in a straight line. */
function spreadAt(cumulative: readonly number[], weeks: number): number {
  const known = cumulative.length;
  if (known === 0 || weeks <= 0) return 0;
  if (weeks <= 1) return cumulative[0]! * Math.sqrt(weeks);
  if (weeks >= known) return (cumulative[known - 1]! * weeks) / known;
  const whole = Math.floor(weeks);
  const from = cumulative[whole - 1]!;
  return from + (weeks - whole) * (cumulative[whole]! - from);
}
