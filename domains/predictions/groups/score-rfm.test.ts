import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerPredictions } from '#db/schema/index.ts';
import { RFM_GROUPS } from '../../customers/filter-values.ts';
import { groupOf, scoreRfm } from './score-rfm.ts';

const person = fc.record({
  id: fc.uuid(),
  lastDay: fc.integer({ min: 0, max: 30 }),
  orders: fc.integer({ min: 1, max: 6 }),
  spend: fc.integer({ min: 0, max: 500 }),
});

describe('recency, frequency and money', () => {
  it('are scored from one to five by fifths', () => {
    const people = Array.from({ length: 10 }, (_, i) => ({
      id: `${i}`,
      lastDay: i,
      orders: 10 - i,
      spend: i * 3,
    }));
    const scores = scoreRfm(people);
    expect(scores.map(({ recency }) => recency)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(scores.map(({ frequency }) => frequency)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(scores[9]).toEqual({ recency: 5, frequency: 1, money: 5, group: 'new' });
  });

  it('are the same for equal people, in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (people) => {
        const score = new Map(scoreRfm(people).map((found, i) => [people[i], found]));
        const turned = people.toReversed();
        for (const [i, found] of scoreRfm(turned).entries()) expect(found).toEqual(score.get(turned[i]));
      }),
      { seed: 4 },
    );
  });

  it('never rank who bought later below who bought earlier', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 2, maxLength: 40 }), (people) => {
        const scores = scoreRfm(people);
        const places = people.map((_, i) => i).sort((a, b) => people[a]!.lastDay - people[b]!.lastDay);
        for (let i = 1; i < places.length; i++) {
          expect(scores[places[i]!]!.recency).toBeGreaterThanOrEqual(scores[places[i - 1]!]!.recency);
        }
      }),
      { seed: 4 },
    );
  });

  it('put everybody in the lowest fifth when all are alike', () => {
    const alike = Array.from({ length: 7 }, (_, i) => ({ id: `${i}`, lastDay: 3, orders: 1, spend: 5 }));
    expect(
      new Set(scoreRfm(alike).map(({ recency, frequency, money }) => `${recency}${frequency}${money}`)),
    ).toEqual(new Set(['111']));
    expect(scoreRfm([])).toEqual([]);
  });

  it('make each group of some pairs of scores, and no pair without one', () => {
    const found = new Set<string>();
    for (let recency = 1; recency <= 5; recency++)
      for (let frequency = 1; frequency <= 5; frequency++) found.add(groupOf(recency, frequency));
    expect([...found].sort()).toEqual([...RFM_GROUPS].sort());
  });

  it('have names that the database knows', () => {
    expect(customerPredictions.rfmGroup.enumValues).toEqual([...RFM_GROUPS]);
  });
});
