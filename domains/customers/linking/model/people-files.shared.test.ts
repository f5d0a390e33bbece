import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linkPeople } from './link-people.ts';
import { measureLinks } from './measure-links.ts';
import type { Person } from './person.ts';

const FOLDER = '../shared/data/record-linkage-febrl-1-2';
const isThere = fs.existsSync(`${FOLDER}/dataset1.csv`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

type Row = Record<string, string>;

function readRows(file: string): Row[] {
  const [header = [], ...rows] = fs
    .readFileSync(`${FOLDER}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

function readFebrl(file: string) {
  const rows = readRows(file);
  const people = rows.map(
    (row, place): Person => ({
      id: String(place),
      givenName: row.given_name!,
      surname: row.surname!,
      houseNumber: row.street_number!,
      street: row.address_1!,
      place: row.address_2!,
      city: row.suburb!,
      postcode: row.postcode!,
      region: row.state!,
      birthDate: row.date_of_birth!,
      nationalId: row.soc_sec_id!,
    }),
  );
  return { people, truth: rows.map((row) => row.rec_id!.split('-')[1]!) };
}

// A busy machine is slow; the figures are what is tested.
const PATIENCE_MS = 180_000;

describe.skipIf(!isThere)('published files of people who come more than once', () => {
  // The F1 of an exact matcher, as the README of the files prints it: learnt weights must pass it.
  it.each([
    ['dataset1.csv', true, 0.996],
    ['dataset1.csv', false, 0.9858],
    ['dataset2.csv', true, 0.9938],
    ['dataset2.csv', false, 0.9581],
  ])('FEBRL %s, number of the state known: %s', { timeout: PATIENCE_MS }, (file, isNumberKnown, baseline) => {
    const { people, truth } = readFebrl(file);
    const known = isNumberKnown ? people : people.map(({ nationalId: _, ...rest }) => rest);
    const quality = measureLinks(linkPeople(known).clusters, truth);
    expect(quality.f1).toBeGreaterThan(baseline);
    expect(quality).toMatchObject({ precision: 1, recall: 1 });
  });

  it('Splink fake_1000, with names exchanged and addresses misspelt', { timeout: PATIENCE_MS }, () => {
    const rows = readRows('splink_fake_1000.csv');
    const people = rows.map(
      (row): Person => ({
        id: row.unique_id!,
        givenName: row.first_name!,
        surname: row.surname!,
        birthDate: row.dob!,
        city: row.city!,
        emails: [row.email!],
      }),
    );
    const quality = measureLinks(
      linkPeople(people).clusters,
      rows.map((row) => row.cluster!),
    );
    expect(quality.truePairs).toBe(2031);
    expect(quality.precision).toBeGreaterThan(0.995);
    expect(quality.f1).toBeGreaterThan(0.945);
  });
});
