const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
const DIGITS = /[\d\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/;
const CARD = `(?<![\\p{L}\\p{N}+])${DIGITS.source}(?:[ \\-\\u00A0\\u2010-\\u2015\\u200C.]?${DIGITS.source}){12,18}(?![\\p{L}\\p{N}])`;
/** Ids in hexadecimal groups, and a marketplace's order numbers (3-7-7), are passed over whole. */
const OTHER = String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)`;
const RUN = new RegExp(`${OTHER}|${CARD}`, 'giu');
const WRITTEN_OTHERWISE = new RegExp(`^(?:${OTHER})$`, 'i');
const SCHEMES = /^(?:4|5|6|2[2-7]|81|9792|3[47]|3[0689])/;
const SHORT_SCHEMES = /^3(?:0[0-5]|[689])/;
const KEPT_FIRST = 6;
const KEPT_LAST = 4;
const SHORTEST = 13;

/**
 * The text with payment card numbers overwritten but for their first six and last four digits, in the digits of any
 * script, written in one piece or in groups. A number is taken for a card by its length (13 to 19), its first digits and
 * its check digit; barcodes of 13 digits, numbers with a plus and ids in hexadecimal stay. As long as it was.
 */
export function maskCards(text: string): string {
  if (text.length < SHORTEST) return text;
  return text.replace(RUN, (run) =>
    !WRITTEN_OTHERWISE.test(run) && isCard(plainDigits(run)) ? mask(run) : run,
  );
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
  if (digits.length === SHORTEST)
    return digits.startsWith('4') && hasCheckDigit(digits) && !isBarcode(digits);
  const isKnown = digits.length === 14 ? SHORT_SCHEMES.test(digits) : SCHEMES.test(digits);
  return isKnown && hasCheckDigit(digits);
}

/** Old cards had thirteen digits, and so have the barcodes of goods: what is a sound barcode is taken for one. */
function isBarcode(digits: string): boolean {
  const sum = [...digits].reduce((total, sign, at) => total + Number(sign) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
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
      return seen > KEPT_FIRST && seen <= total - KEPT_LAST ? '•' : sign;
    })
    .join('');
}
