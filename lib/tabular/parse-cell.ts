import { normaliseDigits } from '#lib/digits.ts';

/** Why a cell was not read; screens translate these. */
export type CellRefusal =
  | 'empty'
  | 'notANumber'
  | 'notWhole'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'notADate'
  | 'noSuchDate'
  | 'noSuchTime'
  | 'repeatedTime'
  | 'shortYear'
  | 'notABoolean';

/** A value, or the reason why there is none. Parsing never guesses and never throws. */
export type CellResult<T> = { ok: true; value: T } | { ok: false; reason: CellRefusal };

/** Which sign separates decimals; the other one (or a space or apostrophe) may group thousands. */
export type NumberConvention = {
  decimalSign: '.' | ',';
  /** Words or signs to leave out before or after the number, such as `€` or `лв.`; anything else is refused. */
  marks?: readonly string[];
};

const MAX_NUMBER_LENGTH = 60;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]/g;
const SPACE_OR_APOSTROPHE = /[\u00a0\u2009\u202f'’٬]/g;
const TRUE_WORDS = new Set([
  'true',
  'yes',
  'y',
  '1',
  'بله',
  'آری',
  'درست',
  'نعم',
  'صحيح',
  'да',
  'вярно',
  'истина',
]);
const FALSE_WORDS = new Set([
  'false',
  'no',
  'n',
  '0',
  'خیر',
  'نه',
  'نادرست',
  'لا',
  'خطأ',
  'не',
  'невярно',
  'лъжа',
]);

/** The text of a cell without outer spaces and invisible direction marks, its digits in Latin form. */
export function cleanCell(text: string): string {
  return normaliseDigits(text.replace(INVISIBLE, '')).trim();
}

/** A whole number within ±2^53; "12.00" counts as whole, "12.5" does not. */
export function parseInteger(text: string, convention: NumberConvention): CellResult<number> {
  const decimal = parseDecimal(text, convention);
  if (!decimal.ok) return decimal;
  const [whole = '', fraction = ''] = decimal.value.split('.');
  if (/[1-9]/.test(fraction)) return { ok: false, reason: 'notWhole' };
  const value = Number(whole);
  return Number.isSafeInteger(value)
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, reason: 'tooLarge' };
}

/** Integer minor units of an amount; `exponent` is the currency's number of decimals. More decimals are refused unless zero. */
export function parseMinor(text: string, convention: NumberConvention, exponent: number): CellResult<number> {
  const decimal = parseDecimal(text, convention);
  if (!decimal.ok) return decimal;
  const [whole = '', fraction = ''] = decimal.value.split('.');
  if (/[1-9]/.test(fraction.slice(exponent))) return { ok: false, reason: 'tooManyDecimals' };
  const value = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(value)
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, reason: 'tooLarge' };
}

/**
 * The exact plain decimal text of a number ("-1234.50"), digits of any script, without any rounding.
 * Groups must be of three; a minus may stand before or after, or be written as brackets. Exponents are refused.
 */
export function parseDecimal(text: string, convention: NumberConvention): CellResult<string> {
  if (text.length > MAX_NUMBER_LENGTH) return { ok: false, reason: 'notANumber' };
  const cleaned = removeMarks(cleanCell(text), convention.marks ?? []);
  if (cleaned === '') return { ok: false, reason: 'empty' };
  const { isNegative, digits } = splitSign(cleaned);
  const plain = toPlainDecimal(digits, convention.decimalSign);
  if (plain === null) return { ok: false, reason: 'notANumber' };
  return { ok: true, value: isNegative ? `-${plain}` : plain };
}

/** Yes or no in the words of the four languages, true/false and 1/0; any other text is refused. */
export function parseBoolean(text: string): CellResult<boolean> {
  const word = cleanCell(text).toLowerCase();
  if (word === '') return { ok: false, reason: 'empty' };
  if (TRUE_WORDS.has(word)) return { ok: true, value: true };
  return FALSE_WORDS.has(word) ? { ok: true, value: false } : { ok: false, reason: 'notABoolean' };
}

function removeMarks(text: string, marks: readonly string[]): string {
  for (const mark of marks) {
    if (mark === '') continue;
    if (text.startsWith(mark)) return text.slice(mark.length).trim();
    if (text.endsWith(mark)) return text.slice(0, -mark.length).trim();
    if (text.startsWith(`-${mark}`)) return `-${text.slice(mark.length + 1).trim()}`;
  }
  return text;
}

function splitSign(text: string): { isNegative: boolean; digits: string } {
  const brackets = /^\((.+)\)$/.exec(text)?.[1];
  if (brackets !== undefined) return { isNegative: true, digits: brackets };
  if (/^[-−‐]/.test(text)) return { isNegative: true, digits: text.slice(1).trim() };
  if (/[-−‐]$/.test(text)) return { isNegative: true, digits: text.slice(0, -1).trim() };
  return { isNegative: false, digits: text.replace(/^\+/, '') };
}

/** Arabic separators (٫ ٬) mean one thing only; the Latin ones mean what the convention says. */
function toPlainDecimal(text: string, decimalSign: '.' | ','): string | null {
  const sign = text.includes('٫') ? '٫' : decimalSign;
  const grouped = text.replace(SPACE_OR_APOSTROPHE, ' ').replace('،', ',');
  const [whole = '', fraction, ...more] = grouped.split(sign);
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const digits = ungroup(whole);
  if (digits === null || (digits === '' && !fraction)) return null;
  const trimmed = (digits || '0').replace(/^0+(?=\d)/, '');
  return fraction ? `${trimmed}.${fraction}` : trimmed;
}

function ungroup(whole: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const groupSign = /[ .,]/.exec(whole)?.[0];
  if (groupSign === undefined) return null;
  const [first = '', ...rest] = whole.split(groupSign);
  if (!/^\d{1,3}$/.test(first) || !rest.every((group) => /^\d{3}$/.test(group))) return null;
  return first + rest.join('');
}
