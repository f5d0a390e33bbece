import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeople, FIELD_NAMES, FIELDS, type Field } from './compare-people.ts';
import { foldLetters } from './fold-letters.ts';
import { hearConsonants } from './hear-consonants.ts';
import { countSlips, measureLikeness } from './measure-text.ts';
import type { Person } from './person.ts';
import { preparePerson } from './prepare-person.ts';

function degree(field: Field, a: Partial<Person>, b: Partial<Person>): string | undefined {
  const compared = comparePeople(preparePerson({ id: 'a', ...a }), preparePerson({ id: 'b', ...b }));
  return FIELDS[field][compared[FIELD_NAMES.indexOf(field)]!];
}

describe('a name in four scripts', () => {
  it.each([
    ['mhmd', ['محمد', 'مُحَمَّد', 'Mohammad', 'Mohamed', 'Muhammed', 'Мохамед', 'Мухаммад']],
    ['rz', ['رضا', 'Reza', 'Rezā', 'Реза']],
    ['jl', ['ژاله', 'Zhaleh', 'Жале']],
    ['zhr', ['زهرا', 'زَهراء', 'Zahra', 'Захра']],
    ['hsn', ['حسین', 'حسين', 'Hossein', 'Hussain', 'Хосейн']],
    ['ftm', ['فاطمه', 'فاطمة', 'Fatemeh', 'Fatima', 'Фатима']],
    ['sf', ['يوسف', 'Yousef', 'Юсеф', 'Iosef']],
    ['krm', ['کریمی', 'كريمي', 'Karimi', 'Карими']],
    ['xrfn', ['شیروان', 'Shirvan', 'Ширван']],
    ['ll', ['لیلا', 'ليلى', 'Leila', 'Layla', 'Лейла']],
    ['jrj', ['جورجي', 'Georgi', 'Георги']],
    ['btr', ['پتار', 'بيتار', 'Petar', 'Peter', 'Петър']],
  ])('is heard as %s however it is written', (sound, spellings) => {
    for (const spelling of spellings) expect(hearConsonants(spelling), spelling).toContain(sound);
  });

  it('is folded to plain letters', () => {
    expect(foldLetters('علی‌رضا')).toBe('alyrza');
    expect(foldLetters('Щерев-Ђорђевић')).toBe('shterev djordjevic');
    expect(foldLetters('İbrahim ÇELİK')).toBe('ibrahim celik');
    expect(foldLetters('خیابان ۱۲')).toBe('khyaban 12');
  });

  it('keeps apart names that are other names', () => {
    expect(hearConsonants('Maria')).not.toEqual(hearConsonants('Martin'));
    expect(degree('givenName', { name: 'Sara Karimi' }, { name: 'Reza Karimi' })).toBe('differs');
  });
});

describe('two people compared', () => {
  it.each<[Field, string | undefined, Partial<Person>, Partial<Person>]>([
    ['givenName', 'sounds', { name: 'محمد کریمی' }, { name: 'Mohamed Karimi' }],
    [
      'nameOrder',
      'exchanged',
      { givenName: 'Ana', surname: 'Petrova' },
      { givenName: 'Петрова', surname: 'Ана' },
    ],
    ['givenName', 'sounds', { name: 'Mohammad Karimi' }, { name: 'Muhammed Karimi' }],
    ['givenName', 'slip', { name: 'محمد کریمی' }, { name: 'محمود کریمی' }],
    ['givenName', 'alike', { name: 'Mohammad Ali Karimi' }, { name: 'Mohammad Reza Karimi' }],
    ['surname', 'initial', { name: 'Ali K' }, { name: 'Ali Karimi' }],
    ['givenName', 'slip', { givenName: 'Catherine' }, { givenName: 'Cathezine' }],
    ['birthDate', 'same', { birthDate: '۱۹۹۰/۰۲/۰۳' }, { birthDate: '1990-02-03' }],
    ['birthDate', 'slip', { birthDate: '19900203' }, { birthDate: '19900302' }],
    ['email', 'slip', { emails: ['sara@example.com'] }, { emails: ['saar@example.com'] }],
    ['email', 'sameUser', { emails: ['sara.k@example.com'] }, { emails: ['sara.k@elsewhere.org'] }],
    ['phone', 'same', { phones: ['+98 912 345 6789'] }, { phones: ['+۹۸۹۱۲۳۴۵۶۷۸۹', '+35929999999'] }],
    ['phone', undefined, { phones: [] }, { phones: ['+98 912 345 6789'] }],
    ['postcode', 'slip', { postcode: '1000' }, { postcode: '1010' }],
  ])('%s: %s', (field, expected, a, b) => {
    expect(degree(field, a, b)).toBe(expected);
    expect(degree(field, b, a)).toBe(expected);
  });

  it('is the same whoever stands first, and everybody is like himself', () => {
    const word = fc.constantFrom('sara', 'Sarah', 'محمد', 'Мохамед', 'reza', 'karimi', 'Petrova', 'a', '');
    const person = fc.record({
      givenName: word,
      surname: word,
      street: word,
      place: word,
      city: word,
      birthDate: fc.constantFrom('', '19900203', '19900302', '19910203'),
      emails: fc.subarray(['a@b.c', 'ab@b.c', 'zz@b.c']),
    });
    fc.assert(
      fc.property(person, person, (a, b) => {
        const [one, other] = [preparePerson({ id: '1', ...a }), preparePerson({ id: '2', ...b })];
        expect([...comparePeople(one, other)]).toEqual([...comparePeople(other, one)]);
        for (const [place, value] of comparePeople(one, one).entries()) {
          if (value >= 0) expect(value).toBe(FIELDS[FIELD_NAMES[place]!].length - 1);
        }
      }),
    );
  });
});

describe('slips of the finger', () => {
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
  ])('%s and %s are as alike as Winkler printed', (a, b, likeness) => {
    expect(measureLikeness(a, b)).toBeCloseTo(likeness, 4);
  });

  it('counts a wrong, a missing and an exchanged letter as one each', () => {
    expect(countSlips('karimi', 'karimi', 2)).toBe(0);
    expect(countSlips('karimi', 'katimi', 2)).toBe(1);
    expect(countSlips('karimi', 'krimi', 2)).toBe(1);
    expect(countSlips('karimi', 'kairmi', 2)).toBe(1);
    expect(countSlips('karimi', 'petrov', 2)).toBe(3);
  });
});
