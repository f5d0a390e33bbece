import { type Comparison, comparePeople, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';
import type { PreparedPerson } from './person.ts';
import { COMMON_FIELDS, type LinkWeights } from './weights.ts';

const RANDOM_PAIRS = 200_000;
const ROUNDS = 60;
const SETTLED = 1e-5;
/** Added to every count of strangers, so that what was never seen is unlikely and not impossible. */
const SMOOTHING = 0.5;
/** As many pairs as the first guess is worth: a small file must not learn that one person has two birthdays. */
const GUESS_PAIRS = 10;
const COMMONEST = 5_000;
/** Before anything is learnt: one row in ten comes again. */
const FIRST_SHARE = 0.1;
const MOST_PRIOR = 0.5;
const RADIX = 7;

type Pattern = { comparison: Comparison; count: number };
type Degrees = Record<Field, number[]>;
type Rates = Pick<LinkWeights, 'm' | 'u' | 'prior'>;

/** Gathers comparisons, equal ones counted together: what weights are learnt from. */
export function gatherPatterns(): { add: (comparison: Comparison) => void; list: () => Pattern[] } {
  const patterns = new Map<number, Pattern>();
  return {
    add: (comparison) => {
      let key = 0;
      for (const degree of comparison) key = key * RADIX + degree + 1;
      const known = patterns.get(key);
      if (known) known.count++;
      else patterns.set(key, { comparison, count: 1 });
    },
    list: () => [...patterns.values()],
  };
}

/**
 * Learns weights by expectation and maximisation (Fellegi and Sunter's model) from candidate pairs, never from the truth.
 * How alike strangers are is learnt from pairs drawn at random, those that look like one person taken out again; the same
 * people always give the same weights. Pure.
 */
export function fitWeights(people: readonly PreparedPerson[], candidates: readonly Pattern[]): LinkWeights {
  const random = drawPairs(people);
  const pairs = Math.max(1, (people.length * (people.length - 1)) / 2);
  const guess = firstGuess();
  let rates: Rates = {
    m: guess,
    u: countDegrees(random, () => 1, null),
    prior: Math.min(MOST_PRIOR, (FIRST_SHARE * people.length) / pairs),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const last = rates;
    const chance = new Map(candidates.map((pattern) => [pattern, rateMatch(last, pattern.comparison)]));
    let matches = 0;
    for (const [pattern, one] of chance) matches += one * pattern.count;
    rates = {
      m: countDegrees(candidates, (pattern) => chance.get(pattern)!, guess),
      u: countDegrees(random, (pattern) => 1 - rateMatch(last, pattern.comparison), null),
      prior: Math.min(MOST_PRIOR, Math.max(matches, SMOOTHING) / pairs),
    };
    if (Math.abs(Math.log(rates.prior / last.prior)) < SETTLED) break;
  }
  return { ...rates, shares: countShares(people) };
}

/** Before anything is learnt: the same person mostly has the same value, and each lesser likeness is less usual. */
function firstGuess(): Degrees {
  return byField((field) => {
    const degrees = FIELDS[field].length;
    const rest = 0.2 / (degrees - 1);
    return FIELDS[field].map((_, degree) => (degree === degrees - 1 ? 0.8 : rest));
  });
}

/** How often each degree was seen. `guess` counts for some pairs, else every degree for half a pair. */
function countDegrees(
  patterns: readonly Pattern[],
  share: (pattern: Pattern) => number,
  guess: Degrees | null,
): Degrees {
  const counts = FIELD_NAMES.map((field) =>
    guess ? guess[field].map((one) => one * GUESS_PAIRS) : FIELDS[field].map(() => SMOOTHING),
  );
  for (const pattern of patterns) {
    const weight = share(pattern) * pattern.count;
    pattern.comparison.forEach((degree, place) => {
      if (degree >= 0) counts[place]![degree]! += weight;
    });
  }
  return byField((_, place) => {
    const sum = counts[place]!.reduce((total, count) => total + count, 0);
    return counts[place]!.map((count) => count / sum);
  });
}

function rateMatch({ m, u, prior }: Rates, comparison: Comparison): number {
  let odds = Math.log(prior / (1 - prior));
  for (let place = 0; place < comparison.length; place++) {
    const degree = comparison[place]!;
    const field = FIELD_NAMES[place]!;
    if (degree >= 0) odds += Math.log(m[field][degree]! / u[field][degree]!);
  }
  return 1 / (1 + Math.exp(-odds));
}

/** All pairs of a small list, else as many as tell enough. */
function drawPairs(people: readonly PreparedPerson[]): Pattern[] {
  const { add, list } = gatherPatterns();
  if ((people.length * (people.length - 1)) / 2 <= RANDOM_PAIRS) {
    for (const [a, one] of people.entries())
      for (const other of people.slice(0, a)) add(comparePeople(one, other));
    return list();
  }
  const draw = drawNumbers(people.length);
  for (let count = 0; count < RANDOM_PAIRS; count++) {
    const [a, b] = [draw(), draw()];
    if (a !== b) add(comparePeople(people[a]!, people[b]!));
  }
  return list();
}

/** Numbers below `limit` that look drawn by lot, the same ones every time. */
function drawNumbers(limit: number): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function countShares(people: readonly PreparedPerson[]): LinkWeights['shares'] {
  const shares: LinkWeights['shares'] = {};
  for (const field of COMMON_FIELDS) {
    const counts = new Map<string, number>();
    for (const person of people) {
      const text = person[field]?.text;
      if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    let known = 0;
    for (const count of counts.values()) known += count;
    const commonest = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COMMONEST);
    shares[field] = Object.fromEntries(commonest.map(([text, count]) => [text, count / known]));
  }
  return shares;
}

function byField<Value>(make: (field: Field, place: number) => Value): Record<Field, Value> {
  // The keys are FIELD_NAMES, which are all of Field; Object.fromEntries cannot say so.
  return Object.fromEntries(FIELD_NAMES.map((field, place) => [field, make(field, place)])) as Record<
    Field,
    Value
  >;
}
