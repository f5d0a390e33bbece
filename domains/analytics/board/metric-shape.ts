import type { PostingAmounts } from '#domains/money/posting.ts';
import type { BoardFacts } from './board-facts.ts';

/**
 * What a metric is measured in: money in minor units of the reporting currency, a count, a share of one, how many times
 * one amount is another, months of thirty days, or minutes.
 */
export type MetricUnit = 'money' | 'count' | 'share' | 'times' | 'months' | 'minutes';

/** Sums of postings over a channel and a period, every amount present. */
export type Sums = Required<PostingAmounts>;

/** Everything that a metric may be reckoned from. */
export type Facts = Sums & BoardFacts;

/** The rows behind a metric: what a press on it leads to. */
export type MetricRows =
  | 'postings'
  | 'cancelled'
  | 'promised'
  | 'new'
  | 'returning'
  | 'visits'
  | 'journeys'
  | 'answers'
  | 'creditedLast'
  | 'creditedFirst';

/** A fact of which too little is there for a metric, by its name under `metrics.facts`. */
export type NeededFact =
  | 'visits'
  | 'placed'
  | 'known'
  | 'decided'
  | 'firsts'
  | 'foretold'
  | 'spent'
  | 'units'
  | 'journeys'
  | 'traced'
  | 'questions'
  | 'answered'
  | 'creditedLast'
  | 'creditedFirst';

/** What is missing for a metric: how much of a fact is there, and what would be enough. */
export type Need = { fact: NeededFact; have: number; least: number };

/** How one metric is defined. */
export type Metric = {
  unit: MetricUnit;
  /** More of it is good news, bad news, or neither. */
  better: 'up' | 'down' | 'neither';
  rows: MetricRows;
  /** Null where the facts do not suffice. */
  compute: (facts: Facts) => number | null;
  /** What must be there before it says anything. */
  needs?: (facts: Facts) => readonly Need[];
  /** Four times out of five one customer's figure lies between these. */
  range?: (facts: Facts) => readonly [number, number];
  /** Only for roles that may see costs. */
  needsCost?: true;
  /** Says something of the whole business only. */
  ofBusiness?: true;
};
