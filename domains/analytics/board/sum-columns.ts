import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import type { Sums } from './metric-shape.ts';

/** SQL that adds up every amount of a posting under its own name, from `channel_days_now` or `postings`. */
export const SUM_COLUMNS = POSTING_AMOUNTS.map(
  (name) =>
    `coalesce(sum(${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}), 0)::bigint as "${name}"`,
).join(', ');

/** Nothing sold, nothing spent. */
export const NO_SUMS = Object.fromEntries(POSTING_AMOUNTS.map((name) => [name, 0])) as Sums;

/** Adds sums up, such as all channels' to the business's. */
export function addSums(all: readonly Sums[]): Sums {
  const total = { ...NO_SUMS };
  for (const sums of all) for (const name of POSTING_AMOUNTS) total[name] += sums[name];
  return total;
}
