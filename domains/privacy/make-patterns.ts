import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** What a person can be found by in texts, each with nobody else's. */
export type Clues = { names: string[]; phones: string[]; words: string[] };

const SHORTEST_NAME = 6;
const SHORTEST_WORD = 5;
const PHONE_TAIL = 9;
const BETWEEN_DIGITS = String.raw`[\s().-]*`;

/**
 * The expression that finds a person in texts, for PostgreSQL and without regard to case; null where nothing is sure
 * enough. Names of one word are none of it: they are also words. Phone numbers are found with or without country code, in
 * groups and in any digits.
 */
export function makePattern({ names, phones, words }: Clues): string | null {
  const found = [
    ...names.filter((name) => name.length >= SHORTEST_NAME && /\S\s+\S/.test(name)).flatMap(bothForms),
    ...words.filter((word) => word.length >= SHORTEST_WORD).flatMap(bothForms),
    ...phones.filter((phone) => phone.replace(/\D/g, '').length >= PHONE_TAIL).map(phonePattern),
  ];
  const all = [...new Set(found)].sort((one, other) => other.length - one.length);
  return all.length === 0 ? null : `(?<![[:alnum:]])(?:${all.join('|')})(?![[:alnum:]])`;
}

/** The texts as they may stand in raw bytes: as they are, as JSON escapes them, and phones without their plus. */
export function makeNeedles({ names, phones, words }: Clues): string[] {
  const plain = [
    ...names.filter((name) => name.length >= SHORTEST_NAME && /\S\s+\S/.test(name)),
    ...words.filter((word) => word.length >= SHORTEST_WORD),
    ...phones
      .filter((phone) => phone.replace(/\D/g, '').length >= PHONE_TAIL)
      .map((phone) => phone.slice(-PHONE_TAIL)),
  ];
  return [...new Set(plain.flatMap((text) => [text, toJsonEscapes(text)]))];
}

function bothForms(text: string): string[] {
  return [text, normaliseForSearch(text), JSON.stringify(text).slice(1, -1)].map((form) =>
    form
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join(String.raw`\s+`),
  );
}

function phonePattern(phone: string): string {
  const tail = [...phone.replace(/\D/g, '').slice(-PHONE_TAIL)].map(anyScript).join(BETWEEN_DIGITS);
  return String.raw`\+?[0-9۰-۹٠-٩]{0,5}${BETWEEN_DIGITS}${tail}`;
}

function anyScript(digit: string): string {
  return `[${digit}${'۰۱۲۳۴۵۶۷۸۹'[Number(digit)]}${'٠١٢٣٤٥٦٧٨٩'[Number(digit)]}]`;
}

function toJsonEscapes(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
