import { type Comparison, comparePeople, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';
import type { PreparedPerson } from './person.ts';
import { COMMON_FIELDS, type Degrees, HOUSEHOLD_FIELDS, type LinkWeights } from './weights.ts';

const RANDOM_PAIRS = 200_000;
const DRAWN_AT_ONCE = 500;
const ROUNDS = 60;
const SETTLED = 1e-5;
/** Added to every count of strangers, so that what was never seen is unlikely and not impossible. */
const SMOOTHING = 0.5;
/** As many pairs as the first guess is worth: a small file must not learn that one person has two birthdays. */
const GUESS_PAIRS = 10;
const COMMONEST = 5_000;
/** Before anything is learnt: one row in ten comes again. */
const FIRST_SHARE = 0.1;
const MOST_PRIOR = 0.3;
const RADIX = 7;

/** A comparison and how often it was seen. */
export type Pattern = { comparison: Comparison; count: number };
type Rates = Omit<LinkWeights, 'shares'>;

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
 * Learns weights by expectation and maximisation (Fellegi and Sunter's model, with households as a third kind of pair) from
 * candidate pairs, never from the truth. How alike strangers are is learnt from pairs drawn at random, those that look like one person taken out again; the same
 * people always give the same weights. Pure.
 */
export function fitWeights(people: readonly PreparedPerson[], candidates: readonly Pattern[]): LinkWeights {
  const steps = fitInSteps(people, candidates);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small pieces: whoever calls may let others work between two of them. */
export function* fitInSteps(
  people: readonly PreparedPerson[],
  candidates: readonly Pattern[],
): Generator<void, LinkWeights> {
  const random = yield* drawPairs(people);
  const pairs = Math.max(1, (people.length * (people.length - 1)) / 2);
  const guess = firstGuess();
  const first = Math.min(MOST_PRIOR, (FIRST_SHARE * people.length) / pairs);
  const u = countDegrees(random, () => 1, null);
  let rates: Rates = { m: guess, h: guess, u, prior: first, household: first };
  for (let round = 0; round < ROUNDS; round++) {
    const last = rates;
    const known = new Map(candidates.map((pattern) => [pattern, judgePattern(last, pattern.comparison)]));
    const sums = { one: 0, family: 0 };
    for (const [{ count }, { one, family }] of known) {
      sums.one += one * count;
      sums.family += family * count;
    }
    rates = {
      m: countDegrees(candidates, (pattern) => known.get(pattern)!.one, guess),
      h: countDegrees(candidates, (pattern) => known.get(pattern)!.family, guess),
      u: countDegrees(random, ({ comparison }) => judgePattern(last, comparison).strangers, null),
      prior: Math.min(MOST_PRIOR, Math.max(sums.one, SMOOTHING) / pairs),
      household: Math.min(MOST_PRIOR, Math.max(sums.family, SMOOTHING) / pairs),
    };
    yield;
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

/** The chances that a pair is one person, two of a household, or strangers. */
function judgePattern(
  { m, h, u, prior, household }: Rates,
  comparison: Comparison,
): { one: number; family: number; strangers: number } {
  const logs = {
    one: Math.log(prior),
    family: Math.log(household),
    strangers: Math.log(1 - prior - household),
  };
  for (let place = 0; place < comparison.length; place++) {
    const degree = comparison[place]!;
    if (degree < 0) continue;
    const field = FIELD_NAMES[place]!;
    const strange = Math.log(u[field][degree]!);
    logs.one += Math.log(m[field][degree]!);
    logs.family += HOUSEHOLD_FIELDS.has(field) ? Math.log(h[field][degree]!) : strange;
    logs.strangers += strange;
  }
  const most = Math.max(logs.one, logs.family, logs.strangers);
  const odds = {
    one: Math.exp(logs.one - most),
    family: Math.exp(logs.family - most),
    strangers: Math.exp(logs.strangers - most),
  };
  const sum = odds.one + odds.family + odds.strangers;
  return { one: odds.one / sum, family: odds.family / sum, strangers: odds.strangers / sum };
}

/** All pairs of a small list, else as many as tell enough. */
function* drawPairs(people: readonly PreparedPerson[]): Generator<void, Pattern[]> {
  const { add, list } = gatherPatterns();
  if ((people.length * (people.length - 1)) / 2 <= RANDOM_PAIRS) {
    for (const [a, one] of people.entries()) {
      for (const other of people.slice(0, a)) add(comparePeople(one, other));
      yield;
    }
    return list();
  }
  const draw = drawNumbers(people.length);
  for (let count = 0; count < RANDOM_PAIRS; count++) {
    const [a, b] = [draw(), draw()];
    if (a !== b) add(comparePeople(people[a]!, people[b]!));
    if (count % DRAWN_AT_ONCE === 0) yield;
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
