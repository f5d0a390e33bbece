import { describe, expect, it } from 'vitest';
import { clusterPeople } from './cluster-people.ts';
import { findCandidates } from './find-candidates.ts';
import { linkPeople } from './link-people.ts';
import { measureLinks } from './measure-links.ts';
import type { Person } from './person.ts';
import { preparePerson } from './prepare-person.ts';

const GIVEN = ['Reza', 'Sara', 'Ivan', 'Maria', 'Omar', 'Leyla', 'Petar', 'Anna', 'Yousef', 'Nadia'];
const SURNAMES = ['Karimi', 'Petrov', 'Haddad', 'Smith', 'Ivanova', 'Rahimi', 'Nasser', 'Dimitrov'];

/** A book of people who are all different: 80 names, born on different days. */
const strangers: Person[] = GIVEN.flatMap((givenName, x) =>
  SURNAMES.map((surname, y) => ({
    id: `${givenName}-${surname}`,
    givenName,
    surname,
    birthDate: birthDateOf((x * SURNAMES.length + y) * 7_919),
    emails: [`${givenName}.${surname}@example.com`],
  })),
);

function birthDateOf(number: number): string {
  const part = (size: number, divisor: number) => (Math.floor(number / divisor) % size) + 1;
  return `${1949 + part(50, 1)}${String(part(12, 50)).padStart(2, '0')}${String(part(28, 7)).padStart(2, '0')}`;
}

describe('a list of people', () => {
  it('has those in one group who are one person, with what speaks for it', () => {
    const people = [
      ...strangers,
      ...strangers.slice(0, 30).map((person) => ({ ...person, id: `${person.id}-again`, emails: [] })),
    ];
    const { clusters, links } = linkPeople(people);
    const truth = people.map(({ id }) => id.replace('-again', ''));
    expect(measureLinks(clusters, truth)).toMatchObject({ precision: 1, recall: 1 });
    const [first] = links;
    const told = first!.evidence.find(({ field }) => field === 'birthDate');
    expect(told).toMatchObject({ degree: 'same' });
    expect(told!.weight).toBeGreaterThan(3);
    expect(first!.evidence.map(({ field }) => field)).not.toContain('email');
  });

  it('stays apart where nobody comes twice', () => {
    expect(linkPeople(strangers).clusters).toEqual([]);
    expect(linkPeople([]).clusters).toEqual([]);
    expect(linkPeople(strangers.slice(0, 1)).clusters).toEqual([]);
  });

  it('gives the same answer every time', () => {
    const people = [
      ...strangers,
      ...strangers.slice(0, 9).map((person) => ({ ...person, id: `${person.id}2` })),
    ];
    expect(linkPeople(people)).toEqual(linkPeople(people));
  });

  it('is compared pair by pair, each once', () => {
    const pairs = [...findCandidates(strangers.map(preparePerson))].map((pair) => pair.join());
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('groups of people', () => {
  it('are not made by a chain that its ends contradict', () => {
    const weights: Record<string, number> = { '0,1': 9, '1,2': 4, '0,2': -12 };
    const score = (a: number, b: number) => weights[[a, b].sort().join()] ?? -20;
    const links = [
      { a: 0, b: 1, weight: 9 },
      { a: 1, b: 2, weight: 4 },
    ];
    expect(clusterPeople(links, score)).toEqual([[0, 1]]);
    expect(clusterPeople(links, (a, b) => (a + b === 2 ? -1 : 5))).toEqual([[0, 1, 2]]);
  });

  it('are measured by pairs', () => {
    expect(measureLinks([[0, 1, 2]], ['x', 'x', 'y', 'y'])).toEqual({
      truePairs: 2,
      foundPairs: 3,
      rightPairs: 1,
      precision: 1 / 3,
      recall: 0.5,
      f1: 0.4,
    });
  });
});
