import type { Reading } from '../alert-kinds.ts';

/** The days that set the level of a series. */
export const LEVEL_DAYS = 28;
const WEEK_DAYS = 7;
const MOST_WEEKS = 104;

/** Between which values a day ordinarily lies, and out of how many earlier days that is known. */
export type Band = { low: number; high: number; past: number };

/** What a band needs more of: it has so many earlier days and needs at least so many. */
export type BandNeed = { have: number; least: number };

/** How many earlier days of the same weekday a band of this share (percent) needs. */
export function leastPast(share: number): number {
  return Math.ceil(200 / (100 - share)) - 1;
}

/**
 * The band in which a day lies with at least the given chance (percent), by its own past: each earlier day of the same
 * weekday is taken as a multiple of the mean of the 28 days before it, and the band is cut from their order (no shape of
 * distribution is supposed), times the mean of the last 28 days. `series` ends with the day before the one that is judged.
 */
export function findBand(series: readonly number[], share: number): Band | BandNeed {
  const multiples: number[] = [];
  for (let week = 1; week <= MOST_WEEKS; week++) {
    const at = series.length - week * WEEK_DAYS;
    if (at < LEVEL_DAYS) break;
    const level = meanBefore(series, at);
    if (level > 0) multiples.push(series[at]! / level);
  }
  const least = leastPast(share);
  const level = meanBefore(series, series.length);
  if (multiples.length < least || level <= 0) return { have: level > 0 ? multiples.length : 0, least };
  const sorted = multiples.sort((a, b) => a - b);
  // Of n days and a further one, each place in the order is as likely: so the chance beyond the k-th is k / (n + 1).
  const cut = Math.floor(((sorted.length + 1) * (1 - share / 100)) / 2 + 1e-9);
  return { low: sorted[cut - 1]! * level, high: sorted[sorted.length - cut]! * level, past: sorted.length };
}

/** The same bounds for what is counted in whole pieces: no whole number changes its side. */
export function inWholes({ low, high }: Pick<Band, 'low' | 'high'>): Pick<Band, 'low' | 'high'> {
  // Adding nothing makes 0 of -0.
  return { low: Math.ceil(low) + 0, high: Math.floor(high) + 0 };
}

/** Whether a value is outside its band. */
export function judgeBand(value: number, band: Band | BandNeed): Reading['state'] {
  if ('least' in band) return 'unknown';
  return value < band.low || value > band.high ? 'fires' : 'rests';
}

function meanBefore(series: readonly number[], at: number): number {
  let sum = 0;
  for (let day = at - LEVEL_DAYS; day < at; day++) sum += series[day] ?? 0;
  return sum / LEVEL_DAYS;
}
