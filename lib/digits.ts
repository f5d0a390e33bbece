import type { Digits } from './format/prefs.ts';

const ZEROS: Record<Digits, number> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 };
const DECIMAL_DIGIT = /\p{Nd}/u;
const SPACES = /[\s\u200e\u200f\u061c\u2066-\u2069_'’٬]/gu;
const MINUS = /[\u2212\u2010-\u2013\uff0d\ufe63]/gu;
const NUMBER_SHAPE = /^[+-]?[\d.,]*\d[\d.,]*[+-]?$/;

/** Which mark the writer uses before the fraction, where a single mark could be read both ways. */
export type DecimalMark = '.' | ',';

/** A read figure, or why it could not be read without guessing. */
export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'empty' | 'not-a-number' | 'ambiguous' | 'too-precise' | 'too-large' };

/** Writes every decimal digit of any script (Persian, Arabic, full-width, …) as 0–9; other text stays. */
export function normaliseDigits(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) =>
    DECIMAL_DIGIT.test(character) ? String(digitValue(character.codePointAt(0)!)) : character,
  );
}

/** Writes the digits 0–9 in the reader's digits; marks and letters stay as they are. */
export function toLocaleDigits(text: string, digits: Digits): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(ZEROS[digits] + Number(digit)));
}

/**
 * Reads a whole number in any script, with or without thousands separators.
 * `1,234` alone could be one and a bit: it is `ambiguous` unless `decimalMark` says how this writer writes.
 */
export function parseInteger(text: string, decimalMark?: DecimalMark): Parsed<number> {
  const parsed = parseDecimalToMinor(text, 0, decimalMark);
  if (!parsed.ok) return parsed;
  return { ok: true, value: parsed.value };
}

/**
 * Reads a decimal figure in any script into integer minor units (`exponent` 2: `12,5` → 1250). Never rounds and
 * never guesses: more decimals than the exponent are `too-precise`, an unclear separator is `ambiguous`.
 */
export function parseDecimalToMinor(
  text: string,
  exponent: number,
  decimalMark?: DecimalMark,
): Parsed<number> {
  const hasArabicDecimal = text.includes('٫');
  const plain = normaliseDigits(text).replace(MINUS, '-').replace(/٫/g, '.').replace(SPACES, '');
  if (plain === '') return { ok: false, reason: 'empty' };
  if (!NUMBER_SHAPE.test(plain)) return { ok: false, reason: 'not-a-number' };
  const signs = plain.match(/[+-]/g) ?? [];
  if (signs.length > 1) return { ok: false, reason: 'not-a-number' };

  const split = splitAtDecimal(plain.replace(/[+-]/g, ''), hasArabicDecimal ? '.' : decimalMark);
  if (typeof split === 'string') return { ok: false, reason: split };
  const fraction = split.fraction.replace(/0+$/, '');
  if (fraction.length > exponent) return { ok: false, reason: 'too-precise' };
  const value = Number(`${split.whole || '0'}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(value)) return { ok: false, reason: 'too-large' };
  return { ok: true, value: signs[0] === '-' && value !== 0 ? -value : value };
}

/** Unicode keeps decimal digits in unbroken runs of ten, so the distance to the start of the run tells the value. */
function digitValue(codePoint: number): number {
  let start = codePoint;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return (codePoint - start) % 10;
}

type Split = { whole: string; fraction: string };

function splitAtDecimal(
  unsigned: string,
  known: DecimalMark | undefined,
): Split | 'ambiguous' | 'not-a-number' {
  const marks = [...new Set(unsigned.match(/[.,]/g) ?? [])];
  if (marks.length === 0) return { whole: unsigned, fraction: '' };
  if (known) return splitBy(unsigned, known);
  const last = marks.at(-1)!;
  if (marks.length === 2) return splitBy(unsigned, last === '.' ? '.' : ',');
  if (unsigned.split(last).length > 2) return splitBy(unsigned, last === '.' ? ',' : '.');
  const looksLikeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(unsigned);
  return looksLikeThousands ? 'ambiguous' : splitBy(unsigned, last === '.' ? '.' : ',');
}

function splitBy(unsigned: string, mark: DecimalMark): Split | 'not-a-number' {
  const [whole = '', fraction = '', ...more] = unsigned.split(mark);
  const group = mark === '.' ? ',' : '.';
  if (more.length > 0 || fraction.includes(group)) return 'not-a-number';
  if (!whole.includes(group)) return { whole, fraction };
  // Groups of two before the last three are the Indian custom; any other size is a slip of the finger.
  const grouped = group === ',' ? /^\d{1,3}(,\d{2,3})*,\d{3}$/ : /^\d{1,3}(\.\d{3})+$/;
  return grouped.test(whole) ? { whole: whole.replaceAll(group, ''), fraction } : 'not-a-number';
}
