import { purchaseModel } from './fit-purchases.ts';
import type { PurchaseModelName, Rhythm } from './purchase-model.ts';

/** A buyer as known up to a day, and how often the buyer bought in the weeks after. */
export type Kept = { buyer: Rhythm; after: number };

/** How wrong a way of foretelling was: mean absolute error, and the root of the mean squared error. */
export type Errors = { mae: number; rmse: number };

/** The two plain rules that a model has to beat. */
export type PlainRule = 'ownRate' | 'everybodysMean';

/**
 * What a model foretold of weeks that it had not seen, against what happened, and against the better of two plain rules.
 * `beatsPlain` is true only when its squared errors are smaller by more than chance explains (one-sided 95 %), and its
 * usual error is smaller by a twentieth at least: with many buyers chance explains little, and a hair's breadth helps nobody.
 */
export type Holdout = {
  weeks: number;
  buyers: number;
  actual: number;
  expected: number;
  model: Errors;
  plain: Errors & { rule: PlainRule };
  beatsPlain: boolean;
  /** Means by how often people had bought again before; the last row is of seven times and more. */
  byFrequency: { frequency: number; buyers: number; actual: number; expected: number }[];
  /**
   * Fifths of those who had bought again, the surest first: the mean chance of being still a customer that was told then,
   * how many of them ordered, and means of what was ordered and expected. Who orders is a customer; who does not may be one.
   */
  byChance: { said: number; buyers: number; bought: number; actual: number; expected: number }[];
};

const SURE = 1.645;
const LEAST_GAIN = 0.05;
const LAST_ROW = 7;
const FIFTHS = 5;
/** Fewer in a fifth say nothing. */
const FEWEST_IN_A_FIFTH = 20;
/** Silent for longer than so many of the own gaps: gone, says the plain rule. */
const GONE_AFTER_GAPS = 3;

/** Judges parameters that were fitted on the buyers as known then. Squared errors: absolute ones let "never again" win. */
export function judgeHoldout(
  { model: name, parameters }: { model: PurchaseModelName; parameters: readonly number[] },
  people: readonly Kept[],
  weeks: number,
): Holdout {
  const model = purchaseModel(name);
  const expected = people.map(({ buyer }) => model.expectOrders(parameters, buyer, weeks));
  const actual = people.map(({ after }) => after);
  const plains = {
    ownRate: foretellByOwnRate(people, weeks),
    everybodysMean: foretellByMean(people, weeks),
  };
  const errors = {
    ownRate: measure(plains.ownRate, actual),
    everybodysMean: measure(plains.everybodysMean, actual),
  };
  const rule: PlainRule = errors.ownRate.rmse <= errors.everybodysMean.rmse ? 'ownRate' : 'everybodysMean';
  const own = measure(expected, actual);
  return {
    weeks,
    buyers: people.length,
    actual: sum(actual),
    expected: sum(expected),
    model: own,
    plain: { ...errors[rule], rule },
    beatsPlain:
      own.rmse <= errors[rule].rmse * (1 - LEAST_GAIN) && isClearlyBetter(expected, plains[rule], actual),
    byFrequency: groupByFrequency(people, expected),
    byChance: groupByChance(
      people.flatMap(({ buyer, after }, i) =>
        buyer.frequency > 0 ? [{ said: model.pAlive(parameters, buyer), after, expected: expected[i]! }] : [],
      ),
    ),
  };
}

/** Everybody goes on as before, but those who were silent for three of their own gaps (of the usual gap, who bought once). */
function foretellByOwnRate(people: readonly Kept[], weeks: number): number[] {
  const gaps = people
    .filter(({ buyer }) => buyer.frequency > 0)
    .map(({ buyer }) => buyer.recency / buyer.frequency)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY;
  return people.map(({ buyer: { frequency, recency, age } }) => {
    const gap = frequency > 0 ? recency / frequency : usual;
    if (age <= 0 || age - recency > GONE_AFTER_GAPS * gap) return 0;
    return (frequency / age) * weeks;
  });
}

/** Everybody buys as often as all did on the mean. */
function foretellByMean(people: readonly Kept[], weeks: number): number[] {
  const rate =
    sum(people.map(({ buyer }) => buyer.frequency)) /
    Math.max(1e-9, sum(people.map(({ buyer }) => buyer.age)));
  return people.map(() => rate * weeks);
}

function measure(expected: readonly number[], actual: readonly number[]): Errors {
  const count = Math.max(1, actual.length);
  const absolute = sum(actual.map((value, i) => Math.abs(expected[i]! - value)));
  const squared = sum(actual.map((value, i) => (expected[i]! - value) ** 2));
  return { mae: absolute / count, rmse: Math.sqrt(squared / count) };
}

function isClearlyBetter(
  model: readonly number[],
  plain: readonly number[],
  actual: readonly number[],
): boolean {
  const gains = actual.map((value, i) => (plain[i]! - value) ** 2 - (model[i]! - value) ** 2);
  const mean = sum(gains) / gains.length;
  const variance = sum(gains.map((gain) => (gain - mean) ** 2)) / Math.max(1, gains.length - 1);
  return mean > SURE * Math.sqrt(variance / gains.length);
}

function groupByFrequency(people: readonly Kept[], expected: readonly number[]): Holdout['byFrequency'] {
  const rows = Array.from({ length: LAST_ROW + 1 }, (_, frequency) => ({
    frequency,
    buyers: 0,
    actual: 0,
    expected: 0,
  }));
  for (const [i, { buyer, after }] of people.entries()) {
    const row = rows[Math.min(LAST_ROW, buyer.frequency)]!;
    row.buyers++;
    row.actual += after;
    row.expected += expected[i]!;
  }
  return rows
    .filter(({ buyers }) => buyers > 0)
    .map((row) => ({ ...row, actual: row.actual / row.buyers, expected: row.expected / row.buyers }));
}

type Told = { said: number; after: number; expected: number };

function groupByChance(told: readonly Told[]): Holdout['byChance'] {
  if (told.length < FIFTHS * FEWEST_IN_A_FIFTH) return [];
  const sorted = [...told].sort((one, other) => other.said - one.said);
  return Array.from({ length: FIFTHS }, (_, fifth) => {
    const some = sorted.slice(
      Math.round((fifth * sorted.length) / FIFTHS),
      Math.round(((fifth + 1) * sorted.length) / FIFTHS),
    );
    const mean = (of: (one: Told) => number) => sum(some.map(of)) / some.length;
    return {
      said: mean(({ said }) => said),
      buyers: some.length,
      bought: some.filter(({ after }) => after > 0).length,
      actual: mean(({ after }) => after),
      expected: mean((one) => one.expected),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
