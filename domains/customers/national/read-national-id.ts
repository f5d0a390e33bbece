import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';

const SPACES = /[\s./-]/g;
const TEN_DIGITS = /^\d{10}$/;
const ALL_ALIKE = /^(\d)\1*$/;
/** Of a country whose numbers we do not know: letters and digits, at least one digit. */
const ANY = /^(?=.*\d)[A-Z0-9]{5,20}$/;

const EGN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6];
/** Months of an ЕГН say the century: as they are, plus 20 (before 1900), plus 40 (from 2000). */
const EGN_CENTURIES = [
  { added: 0, from: 1900 },
  { added: 20, from: 1800 },
  { added: 40, from: 2000 },
];

/**
 * A national number as it is compared, `IR:0012345678`; null for what is none. Of Iran and Bulgaria the check digit is
 * reckoned, and of Bulgaria the day of birth that the number holds; of other countries only the form is looked at. Digits
 * may be of any script. Pure.
 */
export function readNationalId(text: string, country: string): string | null {
  const plain = toAsciiDigits(text.normalize('NFKC')).replace(SPACES, '').toUpperCase();
  const isOne = CHECKS[country] ?? ((number: string) => ANY.test(number));
  return isOne(plain) ? `${country}:${plain}` : null;
}

const CHECKS: Record<string, (number: string) => boolean> = { IR: isIranian, BG: isBulgarian };

function isIranian(number: string): boolean {
  if (!TEN_DIGITS.test(number) || ALL_ALIKE.test(number)) return false;
  const rest = [...number.slice(0, 9)].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11;
  return Number(number[9]) === (rest < 2 ? rest : 11 - rest);
}

function isBulgarian(number: string): boolean {
  if (!TEN_DIGITS.test(number) || !hasBirthday(number)) return false;
  const sum = EGN_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return Number(number[9]) === (sum % 11) % 10;
}

function hasBirthday(number: string): boolean {
  const [year, month, day] = [0, 2, 4].map((at) => Number(number.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  return EGN_CENTURIES.some(({ added, from }) => {
    const born = new Date(Date.UTC(from + year, month - added - 1, day));
    return born.getUTCMonth() === month - added - 1 && born.getUTCDate() === day;
  });
}
