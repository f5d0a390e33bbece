import { type Band, type BandNeed, LEVEL_DAYS, leastPast } from './judge-band.ts';

/** Hours after which a day is looked at: after the last one it is over. */
export const LAST_HOUR = 23;

const WEEK_DAYS = 7;
const MOST_WEEKS = 104;
/** Of the root of a usual day's total: less than so much of spread is chance, as in hours in which nothing is ever sold. */
const LEAST_SPREAD = 0.05;

/** What was sold on a day by the end of each of its 24 hours; the last one tells what the day came to. */
export type DayCourse = readonly number[];

/** Between which values a day ordinarily lies by the end of each hour, and out of how many earlier days that is known. */
export type CourseBand = { hours: readonly Pick<Band, 'low' | 'high'>[]; past: number };

/**
 * The band in which a whole day's course stays, at every hour together, with at least the given chance (percent): so a day
 * that is looked at each hour rings falsely no more often than one that is looked at once. Each earlier day of the same
 * weekday is scaled to today's level (the mean of 28 days), by roots, so that busy and quiet hours weigh alike; how far a
 * day strays is its furthest hour, measured by the spread of the other days; and the width is cut from the order of those
 * (no shape of distribution is supposed). `days` ends with the day before the one that is judged.
 */
export function findCourseBand(days: readonly DayCourse[], share: number): CourseBand | BandNeed {
  const totals = days.map((day) => day.at(-1) ?? 0);
  const level = meanBefore(totals, totals.length);
  const past: number[][] = [];
  for (let week = 1; week <= MOST_WEEKS; week++) {
    const at = days.length - week * WEEK_DAYS;
    if (at < LEVEL_DAYS) break;
    const own = meanBefore(totals, at);
    if (own > 0) past.push(days[at]!.map((value) => rootOf((value * level) / own)));
  }
  const least = leastPast(share);
  if (past.length < least || level <= 0) return { have: level > 0 ? past.length : 0, least };
  const floor = LEAST_SPREAD * Math.sqrt(level);
  const hours = Array.from({ length: LAST_HOUR }, (_, hour) => sumUp(past.map((day) => day[hour]!)));
  const strays = past.map((day) => strayOf(day, hours, floor)).sort((a, b) => b - a);
  // Of n days and a further one, each place in the order is as likely: so the chance beyond the k-th is k / (n + 1).
  const width = strays[Math.floor((past.length + 1) * (1 - share / 100) + 1e-9) - 1]!;
  const band = hours.map((sums) => {
    const { mean, spread } = measure(sums, floor);
    return { low: squareOf(mean - width * spread), high: squareOf(mean + width * spread) };
  });
  return { hours: band, past: past.length };
}

type Sums = { count: number; sum: number; squares: number };

/** How far a day strays from the others at its furthest hour, in their spreads. */
function strayOf(day: readonly number[], hours: readonly Sums[], floor: number): number {
  let furthest = 0;
  for (const [hour, { count, sum, squares }] of hours.entries()) {
    const value = day[hour]!;
    const others = { count: count - 1, sum: sum - value, squares: squares - value ** 2 };
    const { mean, spread } = measure(others, floor);
    furthest = Math.max(furthest, Math.abs(value - mean) / spread);
  }
  return furthest;
}

function sumUp(values: readonly number[]): Sums {
  const total = { count: values.length, sum: 0, squares: 0 };
  for (const value of values) {
    total.sum += value;
    total.squares += value ** 2;
  }
  return total;
}

function measure({ count, sum, squares }: Sums, floor: number): { mean: number; spread: number } {
  const mean = sum / count;
  const variance = Math.max(0, squares - count * mean ** 2) / Math.max(1, count - 1);
  return { mean, spread: Math.max(Math.sqrt(variance), floor) };
}

/** Roots with the sign of the value: returns can be more than sales. */
function rootOf(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}

function squareOf(root: number): number {
  return Math.sign(root) * root ** 2;
}

function meanBefore(totals: readonly number[], at: number): number {
  let sum = 0;
  for (let day = at - LEVEL_DAYS; day < at; day++) sum += totals[day] ?? 0;
  return sum / LEVEL_DAYS;
}
