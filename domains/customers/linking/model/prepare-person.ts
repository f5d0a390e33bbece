import { normaliseDigits } from '#lib/digits.ts';
import { foldLetters, isArabicScript } from './fold-letters.ts';
import { hearConsonants } from './hear-consonants.ts';
import type { Form, Person, PreparedPerson } from './person.ts';

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** A person folded for comparing: one alphabet, one digit script, no accents, no case. Pure. */
export function preparePerson(person: Person): PreparedPerson {
  const { givenName, surname } = splitName(person);
  return {
    id: person.id,
    givenName: toForm(givenName),
    surname: toForm(surname),
    birthDate: toBirthDate(person.birthDate),
    phones: (person.phones ?? []).map(toDigits).filter((phone) => phone.length >= 5),
    emails: (person.emails ?? [])
      .map((email) => email.trim().toLowerCase())
      .filter((text) => EMAIL.test(text)),
    houseNumber: foldLetters(person.houseNumber ?? '') || null,
    street: toForm(person.street),
    place: toForm(person.place),
    city: toForm(person.city),
    postcode: foldLetters(person.postcode ?? '').replaceAll(' ', '') || null,
    region: foldLetters(person.region ?? '') || null,
    nationalId: foldLetters(person.nationalId ?? '').replaceAll(' ', '') || null,
  };
}

/** The last word of a name is the surname, in all four languages; a name of one word is a given name. */
function splitName(person: Person): { givenName?: string | undefined; surname?: string | undefined } {
  if (person.givenName || person.surname || !person.name) return person;
  const words = person.name.trim().split(/\s+/u);
  if (words.length < 2) return { givenName: words[0] };
  return { givenName: words.slice(0, -1).join(' '), surname: words.at(-1) };
}

function toForm(text: string | undefined): Form | null {
  const folded = foldLetters(text ?? '');
  if (folded === '') return null;
  return { text: folded, sounds: hearConsonants(text ?? ''), isArabic: isArabicScript(text ?? '') };
}

function toBirthDate(text: string | undefined): string | null {
  const digits = toDigits(text ?? '');
  return digits.length === 8 ? digits : null;
}

function toDigits(text: string): string {
  return normaliseDigits(text).replace(/\D/g, '');
}
