import { describe, expect, it } from 'vitest';
import { writeFamilyBook } from '#scripts/bench/customers/link-book.ts';
import { clusterPeople } from './cluster-people.ts';
import { comparePeople } from './compare-people.ts';
import { findCandidates } from './find-candidates.ts';
import { fitWeights, gatherPatterns } from './fit-weights.ts';
import { judgePair } from './judge-pair.ts';
import { measureLinks } from './measure-links.ts';
import { preparePerson } from './prepare-person.ts';
import { scorePair } from './weights.ts';

/** What is linked without asking, and how often somebody is asked. */
function linkBook(seed: number) {
  const { people, truth } = writeFamilyBook(seed, 400);
  const prepared = people.map(preparePerson);
  const patterns = gatherPatterns();
  for (const [a, b] of findCandidates(prepared)) patterns.add(comparePeople(prepared[a]!, prepared[b]!));
  const weights = fitWeights(prepared, patterns.list());
  const score = (a: number, b: number) => {
    const pair = [prepared[a]!, prepared[b]!] as const;
    const comparison = comparePeople(...pair);
    const { weight } = scorePair(weights, comparison, pair);
    return { weight, judgement: judgePair(comparison, weight) };
  };
  const links = [];
  let asked = 0;
  for (const [a, b] of findCandidates(prepared)) {
    const { weight, judgement } = score(a, b);
    if (judgement === 'link') links.push({ a, b, weight });
    if (judgement === 'ask') asked++;
  }
  const clusters = clusterPeople(links, (a, b) => score(a, b).weight);
  return { ...measureLinks(clusters, truth), asked, rows: people.length, weights };
}

describe('a customer book of families in four scripts, many sharing a phone', () => {
  it.each([1, 7, 2026])(
    'is linked without asking almost never wrongly, and mostly (seed %i)',
    { timeout: 60_000 },
    (seed) => {
      const book = linkBook(seed);
      expect(book.truePairs).toBeGreaterThan(2_500);
      expect(book.precision).toBeGreaterThanOrEqual(0.99);
      expect(book.recall).toBeGreaterThanOrEqual(0.85);
      expect(book.asked / book.rows).toBeLessThan(0.5);
      // A given name that differs speaks against one person more than a shared phone speaks for it, in a household.
      const { m, h } = book.weights;
      expect(Math.log2(h.givenName[0]! / m.givenName[0]!)).toBeGreaterThan(2);
    },
  );
});
