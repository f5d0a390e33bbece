import { setTimeout as sleep } from 'node:timers/promises';
import { clusterPeople, type ScoredPair } from './model/cluster-people.ts';
import { comparePeople } from './model/compare-people.ts';
import { openCandidates } from './model/find-candidates.ts';
import { fitInSteps, gatherPatterns } from './model/fit-weights.ts';
import { judgePair } from './model/judge-pair.ts';
import type { Person, PreparedPerson } from './model/person.ts';
import { preparePerson } from './model/prepare-person.ts';
import { explainPair, type LinkWeights, scorePair } from './model/weights.ts';
import type { FoundPair } from './write-reviews.ts';

/** Which part of the work goes on, and how far it is. */
export type LinkStep = {
  step: 'reading' | 'learning' | 'comparing' | 'writing';
  done: number;
  total: number;
};

/** Pages are answered by the same process: after this long they have their turn. */
const WORK_MS = 12;
const REST_MS = 4;
const TOLD_EVERY = 100_000;
const NEVER = -1_000;

/** What a look at all people found: pairs to link in their order, pairs to ask about, and what was learnt. */
export type FoundLinks = {
  linked: FoundPair[];
  asked: FoundPair[];
  weights: LinkWeights;
  prepared: PreparedPerson[];
  candidates: number;
};

/**
 * Compares all people in memory, resting so that others have the processor. `different` holds pairs that are never linked,
 * as `first second`. Null when `tell` says that nobody wants it any more.
 */
export async function findLinks(
  people: readonly Person[],
  { different, tell }: { different: ReadonlySet<string>; tell: (at: LinkStep) => Promise<boolean> },
): Promise<FoundLinks | null> {
  const rest = takeRests();
  const prepared: PreparedPerson[] = [];
  const finder = openCandidates();
  for (const person of people) {
    const one = preparePerson(person);
    prepared.push(one);
    finder.add(one);
    await rest();
  }
  const patterns = gatherPatterns();
  let candidates = 0;
  for (const [a, b] of finder.pairs()) {
    patterns.add(comparePeople(prepared[a]!, prepared[b]!));
    await rest();
    if (candidates++ % TOLD_EVERY === 0 && !(await tell({ step: 'learning', done: candidates, total: 0 })))
      return null;
  }
  const steps = fitInSteps(prepared, patterns.list());
  let step = steps.next();
  while (!step.done) {
    await rest();
    step = steps.next();
  }
  const weights = step.value;
  const score = (a: number, b: number) => {
    const pair = [prepared[a]!, prepared[b]!] as const;
    const comparison = comparePeople(...pair);
    return { pair, comparison, ...scorePair(weights, comparison, pair) };
  };
  const links: ScoredPair[] = [];
  const asked: FoundPair[] = [];
  const explain = (a: number, b: number): FoundPair => {
    const { pair, comparison, weight, probability } = score(a, b);
    return {
      a: pair[0].id,
      b: pair[1].id,
      weight,
      probability,
      evidence: explainPair(weights, comparison, pair),
    };
  };
  let compared = 0;
  for (const [a, b] of finder.pairs()) {
    const { comparison, weight } = score(a, b);
    const judgement = isDifferent(different, prepared[a]!.id, prepared[b]!.id)
      ? 'nothing'
      : judgePair(comparison, weight);
    if (judgement === 'link') links.push({ a, b, weight });
    if (judgement === 'ask') asked.push(explain(a, b));
    await rest();
    if (
      compared++ % TOLD_EVERY === 0 &&
      !(await tell({ step: 'comparing', done: compared, total: candidates }))
    )
      return null;
  }
  const clusters = clusterPeople(links, (a, b) =>
    isDifferent(different, prepared[a]!.id, prepared[b]!.id) ? NEVER : score(a, b).weight,
  );
  const linked = clusters.flatMap(([first, ...others]) => others.map((other) => explain(first!, other)));
  return { linked, asked, weights, prepared, candidates };
}

function isDifferent(different: ReadonlySet<string>, a: string, b: string): boolean {
  return different.size > 0 && different.has(a < b ? `${a} ${b}` : `${b} ${a}`);
}

function takeRests(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < WORK_MS) return undefined;
    return sleep(REST_MS).then(() => {
      since = performance.now();
    });
  };
}
