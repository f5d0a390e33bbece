import { hearConsonants } from './hear-consonants.ts';
import { countSlips, measureLikeness } from './measure-text.ts';
import type { Form, PreparedPerson } from './person.ts';

/** What is compared of two people, and the degrees of likeness of each, the least first. */
export const FIELDS = {
  givenName: ['differs', 'initial', 'alike', 'slip', 'sounds', 'same'],
  surname: ['differs', 'initial', 'alike', 'slip', 'sounds', 'same'],
  nameOrder: ['exchanged', 'same'],
  birthDate: ['differs', 'year', 'twoParts', 'slip', 'same'],
  phone: ['differs', 'slip', 'same'],
  email: ['differs', 'sameUser', 'slip', 'same'],
  nationalId: ['differs', 'slip', 'same'],
  houseNumber: ['differs', 'slip', 'same'],
  street: ['differs', 'alike', 'slip', 'same'],
  place: ['differs', 'alike', 'slip', 'same'],
  city: ['differs', 'alike', 'slip', 'same'],
  postcode: ['differs', 'slip', 'same'],
  region: ['differs', 'same'],
} as const;

/** One thing that is compared. */
export type Field = keyof typeof FIELDS;

/** The fields in the order in which a comparison holds them. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** A degree for each field, in the order of FIELD_NAMES; -1 where one of the two does not say. */
export type Comparison = Int8Array;

const UNKNOWN = -1;
const CLOSE = 0.92;
const ALIKE = 0.85;
const NAME = { initial: 1, alike: 2, slip: 3, sounds: 4, same: 5 };

/** Compares two people field by field. Given name and surname exchanged are noticed. Symmetric and pure. */
export function comparePeople(a: PreparedPerson, b: PreparedPerson): Comparison {
  const names = compareNames(a, b);
  const lines = compareLines(a, b);
  return Int8Array.of(
    names.givenName,
    names.surname,
    names.order,
    compareDates(a.birthDate, b.birthDate),
    best(a.phones, b.phones, (one, other) => compareNumbers(one, other)),
    best(a.emails, b.emails, compareEmails),
    compareNumbers(a.nationalId, b.nationalId),
    compareNumbers(a.houseNumber, b.houseNumber),
    lines.street,
    lines.place,
    compareForms(a.city, b.city),
    compareNumbers(a.postcode, b.postcode),
    a.region && b.region ? Number(a.region === b.region) : UNKNOWN,
  );
}

function compareNames(a: PreparedPerson, b: PreparedPerson) {
  const givenName = compareWords(a.givenName, b.givenName);
  const surname = compareWords(a.surname, b.surname);
  if (Math.max(givenName, surname) >= NAME.slip) return { givenName, surname, order: 1 };
  const crossed = [compareWords(a.givenName, b.surname), compareWords(a.surname, b.givenName)] as const;
  if (Math.max(...crossed) < NAME.slip) return { givenName, surname, order: UNKNOWN };
  // The names as b has them: a's given name is the one that b calls a surname. Sorted, so that who is first does not matter.
  const [least, most] = crossed[0] < crossed[1] ? crossed : ([crossed[1], crossed[0]] as const);
  return { givenName: least, surname: most, order: 0 };
}

function compareWords(a: Form | null, b: Form | null): number {
  if (!a || !b) return UNKNOWN;
  if (a.text === b.text) return NAME.same;
  const degree = compareTexts(a, b);
  // Mohammad Ali and Mohammad Reza are brothers, however alike the letters are.
  return degree > NAME.alike && hasOtherWord(a.text, b.text) ? NAME.alike : degree;
}

/** Whether two names of several words differ in a whole word and not in its spelling. */
function hasOtherWord(a: string, b: string): boolean {
  const [ours, theirs] = [a.split(' '), b.split(' ')];
  if (Math.max(ours.length, theirs.length) < 2 || ours.length !== theirs.length) return false;
  return ours.some((word, at) => {
    const other = theirs[at]!;
    return (
      measureLikeness(word, other) < ALIKE &&
      !hearConsonants(word).some((s) => hearConsonants(other).includes(s))
    );
  });
}

function compareTexts(a: Form, b: Form): number {
  const shorter = a.text.length < b.text.length ? a.text : b.text;
  const longer = shorter === a.text ? b.text : a.text;
  if (shorter.length === 1) return longer.startsWith(shorter) ? NAME.initial : 0;
  const likeness = measureLikeness(a.text, b.text);
  if (shorter.length > 2 && soundsAlike(a, b)) return a.isArabic && b.isArabic ? NAME.slip : NAME.sounds;
  if (likeness >= CLOSE || (shorter.length > 3 && countSlips(a.text, b.text, 1) === 1)) return NAME.slip;
  return likeness >= ALIKE || (shorter.length > 2 && longer.startsWith(shorter)) ? NAME.alike : 0;
}

/** Ali and علی have one consonant: that alone would be too little, so they must begin alike too. */
function soundsAlike(a: Form, b: Form): boolean {
  const isEnough = (sound: string) => sound.length > 1 || a.text[0] === b.text[0];
  return a.sounds.some((sound) => isEnough(sound) && b.sounds.includes(sound));
}

function compareDates(a: string | null, b: string | null): number {
  if (!a || !b) return UNKNOWN;
  if (a === b) return 4;
  const isTurned = a.slice(0, 4) + a.slice(6) + a.slice(4, 6) === b;
  if (isTurned || countSlips(a, b, 1) === 1) return 3;
  const isSameYear = a.slice(0, 4) === b.slice(0, 4);
  const isSameMonth = a.slice(4, 6) === b.slice(4, 6);
  const isSameDay = a.slice(6) === b.slice(6);
  if (Number(isSameYear) + Number(isSameMonth) + Number(isSameDay) === 2) return 2;
  return Number(isSameYear);
}

/** An address that is only alike tells nothing: it is made of the name, which is compared by itself. */
function compareEmails(a: string, b: string): number {
  if (a === b) return 3;
  if (countSlips(a, b, 2) <= 2) return 2;
  return Number(a.slice(0, a.indexOf('@')) === b.slice(0, b.indexOf('@')));
}

function compareNumbers(a: string | null, b: string | null): number {
  if (!a || !b) return UNKNOWN;
  if (a === b) return 2;
  return Number(Math.min(a.length, b.length) > 2 && countSlips(a, b, 1) === 1);
}

function compareLines(a: PreparedPerson, b: PreparedPerson) {
  const street = compareForms(a.street, b.street);
  const place = compareForms(a.place, b.place);
  if (Math.max(street, place) >= 2) return { street, place };
  const crossed = [compareForms(a.street, b.place), compareForms(a.place, b.street)] as const;
  if (Math.max(...crossed) < 2) return { street, place };
  return { street: Math.max(...crossed), place: Math.min(...crossed) };
}

function compareForms(a: Form | null, b: Form | null): number {
  if (!a || !b) return UNKNOWN;
  if (a.text === b.text) return 3;
  const likeness = measureLikeness(a.text, b.text);
  if (likeness >= CLOSE) return 2;
  return Number(likeness >= ALIKE || soundsAlike(a, b));
}

/** The best likeness among several values of each; unknown where one has none. */
function best(
  ours: readonly string[],
  theirs: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  let most = UNKNOWN;
  for (const a of ours) for (const b of theirs) most = Math.max(most, compare(a, b));
  return most;
}
