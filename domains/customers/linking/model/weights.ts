import { type Comparison, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';
import type { PreparedPerson } from './person.ts';

/**
 * What was learnt of a set of people without being told who is who. `m`: how often each degree of likeness is seen when
 * two are the same person; `u`: when they are not. `prior`: the share of pairs that are one person. `shares`: how common
 * frequent values are, for a shared Smith says less than a shared Sondergeld.
 */
export type LinkWeights = {
  m: Record<Field, number[]>;
  u: Record<Field, number[]>;
  prior: number;
  shares: Partial<Record<CommonField, Record<string, number>>>;
};

/** What one field says about a pair, in bits: for being one person above zero, against below. */
export type FieldEvidence = { field: Field; degree: string; weight: number };

/** A pair's whole weight in bits, the prior among them, and the chance that both are one person. */
export type PairScore = { weight: number; probability: number };

/** The fields whose values are of very different frequency. */
export const COMMON_FIELDS = ['givenName', 'surname', 'city'] as const;
type CommonField = (typeof COMMON_FIELDS)[number];

/** A field alone never says more than this. */
const MOST_BITS = 20;

/** The weight of a comparison: the prior's bits and those of each field that both people have. Pure. */
export function scorePair(
  weights: LinkWeights,
  comparison: Comparison,
  pair: readonly [PreparedPerson, PreparedPerson],
): PairScore {
  let weight = Math.log2(weights.prior / (1 - weights.prior));
  for (let place = 0; place < FIELD_NAMES.length; place++) {
    const degree = comparison[place]!;
    if (degree >= 0) weight += weigh(weights, { field: FIELD_NAMES[place]!, degree }, pair);
  }
  return { weight, probability: 1 / (1 + 2 ** -weight) };
}

/** What each field says of a pair, the strongest first; fields that one of the two does not have are left out. Pure. */
export function explainPair(
  weights: LinkWeights,
  comparison: Comparison,
  pair: readonly [PreparedPerson, PreparedPerson],
): FieldEvidence[] {
  return FIELD_NAMES.flatMap((field, place) => {
    const degree = comparison[place]!;
    if (degree < 0) return [];
    return [{ field, degree: FIELDS[field][degree]!, weight: weigh(weights, { field, degree }, pair) }];
  }).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function weigh(
  { m, u, shares }: LinkWeights,
  { field, degree }: { field: Field; degree: number },
  [a, b]: readonly [PreparedPerson, PreparedPerson],
): number {
  const isSame = degree === FIELDS[field].length - 1;
  const common = isSame ? commonField(field) : undefined;
  const value = common ? a[common]?.text : undefined;
  const isShared = common !== undefined && value !== undefined && value === b[common]?.text;
  const share = isShared ? shares[common]?.[value] : undefined;
  return limit(Math.log2(m[field][degree]! / (share ?? u[field][degree]!)));
}

function commonField(field: Field): CommonField | undefined {
  return COMMON_FIELDS.find((common) => common === field);
}

function limit(bits: number): number {
  return Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
}
