import { clusterPeople, type ScoredPair } from './cluster-people.ts';
import { comparePeople } from './compare-people.ts';
import { findCandidates } from './find-candidates.ts';
import { fitWeights, gatherPatterns } from './fit-weights.ts';
import type { Person } from './person.ts';
import { preparePerson } from './prepare-person.ts';
import { explainPair, type FieldEvidence, type LinkWeights, scorePair } from './weights.ts';

/** From this chance on two rows of a file count as one person. */
export const EVEN_CHANCE = 0.5;

/** Two rows that are one person, with what speaks for it. */
export type Link = { a: number; b: number; weight: number; probability: number; evidence: FieldEvidence[] };

/** Who is who in a list: groups of rows, the pairs they rest on, the weights that were learnt, and pairs looked at. */
export type LinkedPeople = { clusters: number[][]; links: Link[]; weights: LinkWeights; candidates: number };

/**
 * Finds who is the same person in a list of people that fits into memory. Learns its weights from the list itself and is
 * never told the truth; the same list always gives the same answer. Pure.
 */
export function linkPeople(people: readonly Person[], least: number = EVEN_CHANCE): LinkedPeople {
  const prepared = people.map(preparePerson);
  const patterns = gatherPatterns();
  let candidates = 0;
  for (const [a, b] of findCandidates(prepared)) {
    patterns.add(comparePeople(prepared[a]!, prepared[b]!));
    candidates++;
  }
  const weights = fitWeights(prepared, patterns.list());
  const score = (a: number, b: number) => {
    const pair = [prepared[a]!, prepared[b]!] as const;
    return scorePair(weights, comparePeople(...pair), pair);
  };
  const pairs: (ScoredPair & { probability: number })[] = [];
  for (const [a, b] of findCandidates(prepared)) {
    const { weight, probability } = score(a, b);
    if (probability >= least) pairs.push({ a, b, weight, probability });
  }
  const clusters = clusterPeople(pairs, (a, b) => score(a, b).weight);
  const clusterOf = new Map(clusters.flatMap((rows, at) => rows.map((row) => [row, at] as const)));
  const links = pairs
    .filter(({ a, b }) => clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b))
    .map((pair) => {
      const both = [prepared[pair.a]!, prepared[pair.b]!] as const;
      return { ...pair, evidence: explainPair(weights, comparePeople(...both), both) };
    });
  return { clusters, links, weights, candidates };
}
