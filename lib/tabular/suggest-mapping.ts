import { normaliseDigits } from '#lib/digits.ts';

/** A field that an import can fill, with the names that files give it, in any language. */
export type MappingTarget = { key: string; isRequired?: boolean; synonyms: readonly string[] };

/** A proposed target for a column; score runs from 0 to 1, and 1 means that the header is a known name. */
export type ColumnMapping = { index: number; header: string; key: string; score: number };

/** What to propose, and what the person must still decide: nothing is dropped silently. */
export type MappingSuggestion = {
  mapped: ColumnMapping[];
  unmappedHeaders: string[];
  missingRequired: string[];
};

/** Score from which a column is proposed; below it the person chooses. */
export const LEAST_SCORE = 0.62;

const WEIGHT_OF_WORDS = 0.9;
const WEIGHT_OF_LETTERS = 0.92;
const MAX_HEADER_LENGTH = 200;
const VARIANTS: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
  ё: 'е',
};

/**
 * Proposes which column fills which field: every column and every field at most once, the best matches first,
 * the earlier column where two match alike. Pure; it decides nothing that the person cannot change.
 */
export function suggestMapping(
  headers: readonly string[],
  targets: readonly MappingTarget[],
): MappingSuggestion {
  const names = targets.map(({ key, synonyms }) => [key, ...synonyms].map(normaliseHeader));
  const candidates = headers
    .flatMap((header, index) =>
      scoreHeader(header, names).map(({ target, score }) => ({
        index,
        header,
        key: targets[target]!.key,
        score,
      })),
    )
    .sort((left, right) => right.score - left.score || left.index - right.index);
  const mapped: ColumnMapping[] = [];
  for (const candidate of candidates) {
    if (!mapped.some(({ index, key }) => index === candidate.index || key === candidate.key))
      mapped.push(candidate);
  }
  mapped.sort((left, right) => left.index - right.index);
  return {
    mapped,
    unmappedHeaders: headers.filter((_, index) => !mapped.some((each) => each.index === index)),
    missingRequired: targets
      .filter(({ key, isRequired }) => isRequired && !mapped.some((each) => each.key === key))
      .map(({ key }) => key),
  };
}

/** A header as words in lower case: camel case cut, marks, vowel signs and letter variants of Arabic script evened out. */
export function normaliseHeader(header: string): string {
  return normaliseDigits(header.slice(0, MAX_HEADER_LENGTH))
    .replaceAll('№', ' номер ')
    .normalize('NFKC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[يىكةأإآؤё]/g, (letter) => VARIANTS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function scoreHeader(header: string, names: string[][]): { target: number; score: number }[] {
  const plain = normaliseHeader(header);
  if (plain === '') return [];
  return names
    .map((synonyms, target) => ({ target, score: Math.max(...synonyms.map((name) => compare(plain, name))) }))
    .filter(({ score }) => score >= LEAST_SCORE);
}

function compare(header: string, name: string): number {
  if (header === name) return 1;
  const headerJoined = header.replaceAll(' ', '');
  const nameJoined = name.replaceAll(' ', '');
  if (headerJoined === nameJoined) return 0.98;
  const words = overlap(header.split(' '), name.split(' ')) * WEIGHT_OF_WORDS;
  // Short names differ by a letter and mean something else (qty, sku): letters count from five on.
  const letters =
    Math.min(headerJoined.length, nameJoined.length) < 5
      ? 0
      : overlap(pairsOf(headerJoined), pairsOf(nameJoined)) * WEIGHT_OF_LETTERS;
  return Math.max(words, letters);
}

/** Dice's coefficient: twice what both have, over what each has. */
function overlap(left: string[], right: string[]): number {
  const rest = [...right];
  let shared = 0;
  for (const part of left) {
    const at = rest.indexOf(part);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (left.length + right.length);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
}
