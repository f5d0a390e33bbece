import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { nameOf } from '../mask-contact.ts';

/**
 * Whom a search means: `spelt` those in whose search text every word stands as it was typed, `heard` all others whose name
 * sounds like it in another script, `both` everybody together.
 */
export type SearchReach = 'spelt' | 'heard' | 'both';

type Look = {
  reach: SearchReach;
  /** Who may not see how to reach people cannot find them by it either: their search looks into names alone. */
  isContactSeen: boolean;
  bind: (value: unknown) => string;
};

const SHORTEST_ANYWHERE = 3;
const SHORTEST_PHONE = 4;
const MOST_WORDS = 8;
const MOST_NUMBER_DIGITS = 15;
const PHONE = /^\+?[\d\s().-]+$/;
/** The letters that db/sql/hearing.sql hears. */
const HEARD = /^[a-zа-яёđłøßıœæء-ۓ]{2,}$/;

/** Whether a search has a word that names in other scripts may sound like. */
export function isHearable(search: string): boolean {
  return wordsOf(normaliseForSearch(search)).some((word) => HEARD.test(word));
}

/**
 * SQL over `customers c`: every word must stand in the person's search text (name, phones, addresses, handles), or sound
 * like a word of the name. Words of one or two letters are looked for at the start of words, because an index of three
 * letters serves them there. A phone number is one word, with or without the zeros or the plus before it, which people
 * write or leave out. `#1042` is the person's number. Undefined for a search without words.
 */
export function searchCondition(search: string, look: Look): string | undefined {
  const text = normaliseForSearch(search);
  if (text === '' || text === '#') return undefined;
  const words = wordsOf(text);
  if (look.reach === 'spelt' || !words.some((word) => HEARD.test(word))) return speltCondition(text, look);
  const either = words.map((word) => eitherOf(word, look)).join(' and ');
  return look.reach === 'both' ? either : `(${either}) and not ${speltCondition(text, look)}`;
}

function wordsOf(text: string): string[] {
  return text.split(' ').slice(0, MOST_WORDS);
}

function speltCondition(text: string, look: Look): string {
  const digits = text.replace(/\D/g, '');
  const isNumber = /^#?\d+$/.test(text) && digits.length <= MOST_NUMBER_DIGITS;
  if (isNumber && text.startsWith('#')) return `c.number = ${look.bind(Number(digits))}`;
  const isPhone = PHONE.test(text) && digits.length >= SHORTEST_PHONE;
  const words = isPhone ? [digits] : wordsOf(text);
  const all = words.map((word) => anywhereOf(word, isPhone, look)).join(' and ');
  return isNumber ? `(${all} or c.number = ${look.bind(Number(digits))})` : `(${all})`;
}

function eitherOf(word: string, look: Look): string {
  const spelt = anywhereOf(word, false, look);
  return HEARD.test(word) ? `(${spelt} or c.heard && hear_query(${look.bind(word)}))` : spelt;
}

function anywhereOf(word: string, isPhone: boolean, { isContactSeen, bind }: Look): string {
  const bare = word.replace(/^0+/, '');
  // The last digits of a phone may begin with a zero that is none of its first ones.
  const forms = isPhone && bare !== word && bare.length >= SHORTEST_ANYWHERE ? [word, bare] : [word];
  const found = forms.map((form) => likeWord(form, 'c.search', bind)).join(' or ');
  if (isContactSeen) return `(${found})`;
  return `((${found}) and (${forms.map((form) => likeWord(form, nameOf('c'), bind)).join(' or ')}))`;
}

function likeWord(word: string, column: string, bind: Look['bind']): string {
  const literal = word.replace(/[\\%_]/g, '\\$&');
  if (word.length >= SHORTEST_ANYWHERE) return `${column} like ${bind(`%${literal}%`)}`;
  return `(${column} like ${bind(`${literal}%`)} or ${column} like ${bind(`% ${literal}%`)})`;
}
