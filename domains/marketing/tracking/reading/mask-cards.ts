const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
/** Thirteen digits are left alone: old cards had so many, but so have the barcodes of goods. */
const DIGITS = /[\d\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/;
const RUN = new RegExp(
  `(?<![\\p{L}\\p{N}])${DIGITS.source}(?:[ \\-\\u00A0\\u2010-\\u2015\\u200C.]?${DIGITS.source}){13,18}(?![\\p{L}\\p{N}])`,
  'gu',
);
const SCHEMES = /^(?:4|5|6|2[2-7]|81|9792|3[47]|3[0689])/;
const SHORT_SCHEMES = /^3(?:0[0-5]|[689])/;
const KEPT = 4;

/**
 * The text with payment card numbers overwritten but for their last four digits, in the digits of any script, written in
 * one piece or in groups. A number is taken for a card by its length, its first digits and its check digit.
 */
export function maskCards(text: string): string {
  if (text.length < 14) return text;
  return text.replace(RUN, (run) => (isCard(plainDigits(run)) ? mask(run) : run));
}

function plainDigits(run: string): string {
  return [...run].flatMap((sign) => (DIGITS.test(sign) ? [String(digitOf(sign))] : [])).join('');
}

function digitOf(sign: string): number {
  const code = sign.codePointAt(0)!;
  const zero = ZEROS.find((one) => code >= one && code <= one + 9);
  return zero === undefined ? Number(sign) : code - zero;
}

function isCard(digits: string): boolean {
  const isKnown = digits.length === 14 ? SHORT_SCHEMES.test(digits) : SCHEMES.test(digits);
  return isKnown && hasCheckDigit(digits);
}

/** The check digit of ISO/IEC 7812 (Luhn). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function mask(run: string): string {
  const total = plainDigits(run).length;
  let seen = 0;
  return [...run]
    .map((sign) => {
      if (!DIGITS.test(sign)) return sign;
      seen += 1;
      return seen <= total - KEPT ? '•' : sign;
    })
    .join('');
}
