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
const SCORE_WITHOUT_SPACES = 0.98;
const SHORT_NAME = 5;
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
  const names = targets.map(({ key, synonyms }) => [key, ...synonyms].map(toName));
  const candidates = headers
    .flatMap((header, index) =>
      scoreHeader(toName(header), names).map(({ target, score }) => ({
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

type Name = { text: string; joined: string; words: string[]; pairs: string[] };

function toName(header: string): Name {
  const text = normaliseHeader(header);
  const joined = text.replaceAll(' ', '');
  return { text, joined, words: text.split(' '), pairs: pairsOf(joined) };
}

function scoreHeader(header: Name, names: Name[][]): { target: number; score: number }[] {
  if (header.text === '') return [];
  return names
    .map((synonyms, target) => ({
      target,
      score: Math.max(...synonyms.map((name) => compare(header, name))),
    }))
    .filter(({ score }) => score >= LEAST_SCORE);
}

function compare(header: Name, name: Name): number {
  if (header.text === name.text) return 1;
  if (header.joined === name.joined) return SCORE_WITHOUT_SPACES;
  const words = overlap(header.words, name.words) * WEIGHT_OF_WORDS;
  // Short names differ by a letter and mean something else (qty, sku): letters count from five on.
  const isShort = Math.min(header.joined.length, name.joined.length) < SHORT_NAME;
  return isShort ? words : Math.max(words, overlap(header.pairs, name.pairs) * WEIGHT_OF_LETTERS);
}

/** Dice's coefficient: twice what both have, over what each has; nought at once where lengths alone rule a match out. */
function overlap(left: string[], right: string[]): number {
  const total = left.length + right.length;
  if ((2 * Math.min(left.length, right.length)) / total < LEAST_SCORE) return 0;
  const rest = [...right];
  for (const part of left) {
    const at = rest.indexOf(part);
    if (at !== -1) rest.splice(at, 1);
  }
  return (2 * (right.length - rest.length)) / total;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
