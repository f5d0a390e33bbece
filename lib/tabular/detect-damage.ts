import { cleanCell } from './parse-cell.ts';

const MAX_LENGTH = 60;
const EXPONENT = /^[+-]?\d(?:[.,٫]\d+)?E[+-]\d{1,3}$/i;
const SHEET_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)$/i;
/** Spreadsheets keep 15 digits and write zeros for the rest. */
const ROUNDED_DIGITS = /^[1-9]\d{14}0{3,}$/;

/**
 * True for what spreadsheets make of identifiers: 5.0E+12, 12345678901234500000, #REF!, ####.
 * Importers refuse such a value in a code, barcode or identifier column: the lost digits cannot be guessed.
 */
export function looksLikeSpreadsheetDamage(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  const text = cleanCell(value);
  return EXPONENT.test(text) || SHEET_ERROR.test(text) || ROUNDED_DIGITS.test(text);
}
