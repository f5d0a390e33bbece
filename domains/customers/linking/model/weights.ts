import { type Comparison, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';
import type { PreparedPerson } from './person.ts';

/** How often each degree of likeness is seen, by field. */
export type Degrees = Record<Field, number[]>;

/**
 * What was learnt of a set of people without being told who is who. `m`: how often each degree of likeness is seen when
 * two are the same person, `h`: when they are two of one household, `u`: when they are strangers. `prior` and `household`:
 * the shares of pairs that are one person, and of one household. `shares`: how common frequent values are, for a shared
 * Smith says less than a shared Sondergeld.
 */
export type LinkWeights = {
  m: Degrees;
  h: Degrees;
  u: Degrees;
  prior: number;
  household: number;
  shares: Partial<Record<CommonField, Record<string, number>>>;
};

/**
 * What one field says about a pair, in bits: for being one person above zero, against below. `household` takes back what
 * a shared surname, phone and address say of a family as well.
 */
export type FieldEvidence = { field: Field | 'household'; degree: string; weight: number };

/** A pair's whole weight in bits, the prior among them, and the chance that both are one person. */
export type PairScore = { weight: number; probability: number };

/** The fields whose values are of very different frequency. */
export const COMMON_FIELDS = ['givenName', 'surname', 'city'] as const;
type CommonField = (typeof COMMON_FIELDS)[number];

/** A field alone never says more than this. */
const MOST_BITS = 20;
/** Less than this is not worth a line. */
const TELLING = 0.5;

/** What a household shares; everything else of its members is as different as of strangers. */
export const HOUSEHOLD_FIELDS: ReadonlySet<Field> = new Set([
  ...(['surname', 'phone', 'houseNumber', 'street', 'place', 'city', 'postcode', 'region'] as const),
]);

type Pair = readonly [PreparedPerson, PreparedPerson];
type Logs = { m: number; h: number; u: number };

/** The weight of a comparison: one person against one household and against strangers, the prior among it. Pure. */
export function scorePair(weights: LinkWeights, comparison: Comparison, pair: Pair): PairScore {
  const sums: Logs = { m: 0, h: 0, u: 0 };
  for (let place = 0; place < FIELD_NAMES.length; place++) {
    const degree = comparison[place]!;
    if (degree < 0) continue;
    const logs = weigh(weights, { field: FIELD_NAMES[place]!, degree }, pair);
    sums.m += logs.m;
    sums.h += logs.h;
    sums.u += logs.u;
  }
  const weight = weighSums(weights, sums);
  return { weight, probability: 1 / (1 + 2 ** -weight) };
}

/** The bits of one person over all else. Pure. */
export function weighSums(
  { prior, household }: Pick<LinkWeights, 'prior' | 'household'>,
  { m, h, u }: Logs,
): number {
  const strangers = Math.log2(1 - prior - household) + u;
  const family = Math.log2(household) + h;
  const most = Math.max(strangers, family);
  return Math.log2(prior) + m - most - Math.log2(2 ** (strangers - most) + 2 ** (family - most));
}

/** What each field says of a pair, the strongest first; fields that one of the two does not have are left out. Pure. */
export function explainPair(weights: LinkWeights, comparison: Comparison, pair: Pair): FieldEvidence[] {
  let told = Math.log2(weights.prior / (1 - weights.prior - weights.household));
  const fields = FIELD_NAMES.flatMap((field, place): FieldEvidence[] => {
    const degree = comparison[place]!;
    if (degree < 0) return [];
    const { m, u } = weigh(weights, { field, degree }, pair);
    told += m - u;
    return [{ field, degree: FIELDS[field][degree]!, weight: m - u }];
  });
  const household = scorePair(weights, comparison, pair).weight - told;
  if (household < -TELLING) fields.push({ field: 'household', degree: 'alike', weight: household });
  return fields.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function weigh(
  { m, h, u, shares }: LinkWeights,
  { field, degree }: { field: Field; degree: number },
  [a, b]: Pair,
): Logs {
  const isSame = degree === FIELDS[field].length - 1;
  const common = isSame ? commonField(field) : undefined;
  const value = common ? a[common]?.text : undefined;
  const isShared = common !== undefined && value !== undefined && value === b[common]?.text;
  const share = isShared ? shares[common]?.[value] : undefined;
  const strangers = Math.log2(share ?? u[field][degree]!);
  const one = Math.log2(m[field][degree]!);
  const limited = strangers + Math.max(-MOST_BITS, Math.min(MOST_BITS, one - strangers));
  return {
    m: limited,
    h: HOUSEHOLD_FIELDS.has(field) ? Math.log2(h[field][degree]!) : strangers,
    u: strangers,
  };
}

function commonField(field: Field): CommonField | undefined {
  return COMMON_FIELDS.find((common) => common === field);
}
