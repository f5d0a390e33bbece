import { cleanCell, parseDecimal } from './parse-cell.ts';

/** What the numbers of a column say about their signs; ambiguous when both readings fit all of them and differ. */
export type NumberEvidence = { decimalSign: '.' | ','; hasFraction: boolean; isAmbiguous: boolean };

const LONGEST_NUMBER = 15;

/**
 * Null when the values are not all numbers, or are codes: a leading zero or more than 15 digits.
 * Where the file itself says that they are numbers (`isPlain`), the point is the decimal sign and nothing is ambiguous.
 */
export function readNumberEvidence(values: readonly string[], isPlain: boolean): NumberEvidence | null {
  if (values.some(isCode)) return null;
  if (isPlain) return readPlainNumbers(values);
  const withDot = values.map((value) => parseDecimal(value, { decimalSign: '.' }));
  const withComma = values.map((value) => parseDecimal(value, { decimalSign: ',' }));
  const fitsDot = withDot.every((result) => result.ok);
  const fitsComma = withComma.every((result) => result.ok);
  if (!fitsDot && !fitsComma) return null;
  const differs = values.some((_, index) => textOf(withDot[index]) !== textOf(withComma[index]));
  // Where both fit, three places after a single sign in every such value speak for thousands, yet prove nothing.
  const decimalSign = fitsDot && fitsComma ? likelierSign(values) : fitsDot ? '.' : ',';
  const chosen = decimalSign === '.' ? withDot : withComma;
  return {
    decimalSign,
    hasFraction: chosen.some((result) => textOf(result)?.includes('.')),
    isAmbiguous: fitsDot && fitsComma && differs,
  };
}

function readPlainNumbers(values: readonly string[]): NumberEvidence | null {
  const read = values.map((value) => parseDecimal(value, { decimalSign: '.' }));
  if (!read.every((result) => result.ok)) return null;
  return {
    decimalSign: '.',
    hasFraction: read.some((result) => textOf(result)?.includes('.')),
    isAmbiguous: false,
  };
}

function textOf(result: ReturnType<typeof parseDecimal> | undefined): string | null {
  return result?.ok ? result.value : null;
}

function isCode(value: string): boolean {
  const text = cleanCell(value);
  return /^0\d/.test(text) || text.replace(/\D/g, '').length > LONGEST_NUMBER;
}

function likelierSign(values: readonly string[]): '.' | ',' {
  const hasDot = values.some((value) => value.includes('.'));
  return hasDot ? ',' : '.';
}
