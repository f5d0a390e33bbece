import { toAsciiDigits } from './to-ascii-digits.ts';

/** Zero-width and direction marks, soft hyphen and tatweel: nobody types them into a search box. */
const INVISIBLE = /[\u00AD\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Combining marks, but the breve of й, which is a letter of its own. */
const MARKS = /(и\u0306)|\p{Mn}/gu;

/** One letter for what Persian, Arabic and Urdu keyboards write in several ways. */
const LETTERS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
  ٱ: 'ا',
};

const LETTER_VARIANTS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * The form in which texts are compared: the same for every search column and every query.
 * Case, accents, vowel signs, hamza carriers, ye/kaf/heh/alef variants, half-spaces, width and digit scripts are folded,
 * runs of white space become one space. Normalising twice changes nothing. Not for showing.
 */
export function normaliseForSearch(text: string): string {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(MARKS, (_mark, letter: string | undefined) => letter ?? '')
    .replace(LETTER_VARIANTS, (letter) => LETTERS[letter] ?? letter);
  return toAsciiDigits(folded).replace(/\s+/gu, ' ').trim().normalize('NFC');
}
