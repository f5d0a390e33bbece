import { type BoardFacts, NO_BOARD_FACTS } from './board-facts.ts';
import { definitionOf, METRIC_KEYS, type MetricKey } from './metric-definitions.ts';
import type { Facts, Need, Sums } from './metric-shape.ts';

/** Every metric of a board, or only those that need no right to see costs. */
export function metricKeys(mayReadCosts: boolean): MetricKey[] {
  return mayReadCosts ? METRIC_KEYS : METRIC_KEYS.filter((key) => !definitionOf(key).needsCost);
}

/** The metrics that the books alone tell, so that they can be told of any day, place or product. */
export function bookMetricKeys(mayReadCosts: boolean): MetricKey[] {
  return metricKeys(mayReadCosts).filter((key) => {
    const { rows, needs } = definitionOf(key);
    return rows === 'postings' && !needs;
  });
}

/** The values of the given metrics; null where the facts do not suffice. Facts beyond the books are nothing unless given. */
export function computeMetrics(
  sums: Sums & Partial<BoardFacts>,
  keys: readonly MetricKey[],
): Partial<Record<MetricKey, number | null>> {
  const facts = { ...NO_BOARD_FACTS, ...sums };
  return Object.fromEntries(
    keys.map((key) => [key, findNeed(key, facts) ? null : definitionOf(key).compute(facts)]),
  );
}

/** The first thing that is missing for a metric; undefined where enough is there. */
export function findNeed(key: MetricKey, facts: Facts): Need | undefined {
  return definitionOf(key)
    .needs?.(facts)
    .find(({ have, least }) => have < least);
}
