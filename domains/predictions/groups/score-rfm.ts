import type { RFM_GROUPS } from '../../customers/filter-values.ts';

/** What recency, frequency and money are counted of. `lastDay` is any day number; later is better. */
export type RfmFacts = { id: string; lastDay: number; orders: number; spend: number };

/** One to five each, five being the best fifth, and the name of the group that they make. */
export type RfmScore = { recency: number; frequency: number; money: number; group: RfmGroup };

/** The name of a group; each pair of recency and frequency belongs to exactly one. */
export type RfmGroup = (typeof RFM_GROUPS)[number];

const FIFTHS = 5;

/**
 * Scores by fifths of the people. Equal values get equal scores, whatever the order of the rows: those of the lowest of
 * their places, so that who bought once never ranks above one. A fifth may thus hold more or fewer than a fifth.
 */
export function scoreRfm(people: readonly RfmFacts[]): RfmScore[] {
  const recency = fifthsOf(people.map(({ lastDay }) => lastDay));
  const frequency = fifthsOf(people.map(({ orders }) => orders));
  const money = fifthsOf(people.map(({ spend }) => spend));
  return people.map((_, i) => ({
    recency: recency[i]!,
    frequency: frequency[i]!,
    money: money[i]!,
    group: groupOf(recency[i]!, frequency[i]!),
  }));
}

/** The group of a pair of scores. */
export function groupOf(recency: number, frequency: number): RfmGroup {
  if (recency >= 4) {
    if (frequency >= 4) return recency === 5 ? 'champions' : 'loyal';
    return frequency >= 2 ? 'promising' : 'new';
  }
  if (recency === 3) return frequency >= 4 ? 'loyal' : 'attention';
  if (frequency === 5) return 'cannotLose';
  if (frequency >= 3) return 'atRisk';
  return recency === 2 ? 'sleeping' : 'lost';
}

function fifthsOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const fifths = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    fifths.set(sorted[from]!, Math.floor((from / sorted.length) * FIFTHS) + 1);
    from = to;
  }
  return values.map((value) => fifths.get(value)!);
}
