import { hashNationalId, type KeptNationalId } from '#domains/customers/national/hash-national-id.ts';
import { readNationalId } from '#domains/customers/national/read-national-id.ts';
import { type ImportKind, TELLS_OF_PEOPLE } from '../fields.ts';
import type { Mapping } from '../mapping.ts';

/** How the cells of a file about people are understood, and where the business is at home. */
export type PeopleFile = {
  kind: ImportKind;
  headers: readonly string[];
  mapping: Mapping;
  homeCountry: string;
};

/** What stands in the place of a number that is none, so that nobody sees what was nearly one. */
export const HIDDEN = '•••';

const KEPT = /^national-id:([0-9a-f]{64}):(.{2})$/;
const COUNTRY = /^[A-Z]{2}$/;
/** Registries whose numbers prove themselves by a check digit, so that they are known in any column. */
const PROVEN = ['IR', 'BG'];
const WITHOUT_ZEROS = /^\d{8,9}$/;
const DIGITS = 10;
/** Ten digits with a few signs between them. */
const LONGEST = 16;

/**
 * The cells of a row as they may be kept: in the place of each national number its keyed hash. In columns that fill no
 * field of ours, what proves to be such a number is hidden. Files that tell of nobody stay as they are. Pure but for the
 * installation's key.
 */
export function nationalHider(file: PeopleFile): (cells: string[]) => string[] {
  if (!TELLS_OF_PEOPLE.has(file.kind)) return (cells) => cells;
  const { columns, constants } = file.mapping;
  const at = file.headers.indexOf(columns.nationalId ?? '');
  const countryAt = file.headers.indexOf(columns.country ?? '');
  const used = new Set(Object.values(columns).map((header) => file.headers.indexOf(header)));
  return (cells) => {
    const told = (cells[countryAt] ?? constants.country ?? '').trim().toUpperCase();
    const country = COUNTRY.test(told) ? told : file.homeCountry;
    return cells.map((cell, place) => {
      if (place === at) return hideNumber(cell, country);
      return !used.has(place) && isProven(cell) ? HIDDEN : cell;
    });
  };
}

/** What is kept of the number in a cell that was hidden; null where it held none, or what is no number. */
export function readHidden(cell: string): KeptNationalId | null {
  const match = KEPT.exec(cell);
  return match ? { value: match[1]!, hint: match[2]! } : null;
}

/** A cell as people may see it: of a national number its last two digits. */
export function showHidden(cell: string): string {
  const kept = readHidden(cell);
  return kept ? `${HIDDEN} ${kept.hint}` : cell;
}

function isProven(cell: string): boolean {
  if (cell.length < DIGITS || cell.length > LONGEST) return false;
  return PROVEN.some((country) => readNationalId(cell, country) !== null);
}

function hideNumber(cell: string, country: string): string {
  const text = cell.trim();
  // As the list of refused rows shows a number: it tells nothing when it is sent again.
  if (text === '' || text.startsWith(HIDDEN)) return '';
  // Spreadsheets take the zeros off that Iranian numbers begin with.
  const whole = country === 'IR' && WITHOUT_ZEROS.test(text) ? text.padStart(DIGITS, '0') : text;
  const number = readNationalId(whole, country);
  if (!number) return HIDDEN;
  const { value, hint } = hashNationalId(number);
  return `national-id:${value}:${hint}`;
}
