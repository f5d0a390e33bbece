import { looksLikeSpreadsheetDamage } from '#lib/tabular/detect-damage.ts';
import { type CellResult, cleanCell, parseDecimal } from '#lib/tabular/parse-cell.ts';
import { parseDateTime } from '#lib/tabular/parse-date-cell.ts';
import { dayIn } from '#lib/time.ts';
import type { Reading } from '../mapping.ts';

/** Why one cell of a row cannot be taken: what stands there, and what to do about it. */
export type CellProblem = { column: string; value: string; reason: string; suggestion: string | null };

/** A moment, and the business's own day of it. */
export type Moment = { at: Date; day: string };

const REMEMBERED = 50_000;
const FLOAT_ID = /^(\d{1,15})\.0+$/;
const MAX_ID_LENGTH = 200;

/** Reads cells of one file by its conventions and remembers what it read, because files repeat themselves. */
export class CellReader {
  private readonly numbers = new Map<string, CellResult<string>>();
  private readonly moments = new Map<string, CellResult<Moment>>();
  private readonly reading: Reading;
  private readonly timeZone: string;

  constructor(reading: Reading, timeZone: string) {
    this.reading = reading;
    this.timeZone = reading.timeZone ?? timeZone;
  }

  /** The plain decimal text of a number; `isTyped` where a workbook itself says that it is one. */
  decimal(text: string, isTyped = false): CellResult<string> {
    const { decimalSign = '.', marks = [] } = this.reading;
    if (isTyped) return parseDecimal(text, { decimalSign: '.' });
    return remember(this.numbers, text, () => parseDecimal(text, { decimalSign, marks }));
  }

  /** A moment in the business's time zone. A date alone is its first minute that the clocks showed. */
  moment(text: string): CellResult<Moment> {
    return remember(this.moments, text, () => this.readMoment(text));
  }

  private readMoment(text: string): CellResult<Moment> {
    const { dateOrder = 'yearFirst', calendar = 'gregorian', shortYearBase, repeatedHour } = this.reading;
    const convention = {
      order: dateOrder,
      calendar,
      ...(shortYearBase === undefined ? {} : { shortYearBase }),
    };
    const zone = { timeZone: this.timeZone, ...(repeatedHour === undefined ? {} : { repeatedHour }) };
    const isDate = !text.includes(':');
    let read = parseDateTime(text, convention, isDate ? { ...zone, repeatedHour: 'first' } : zone);
    if (isDate && !read.ok && read.reason === 'noSuchTime')
      read = parseDateTime(`${text} 01:00`, convention, zone);
    if (!read.ok) return read;
    return { ok: true, value: { at: read.value, day: dayIn(this.timeZone, read.value) } };
  }
}

/** The text of an identifier, or null where a spreadsheet destroyed it. A float column's `.0` is left out. */
export function readIdentifier(text: string): string | null {
  if (looksLikeSpreadsheetDamage(text)) return null;
  const plain = text.trim();
  return FLOAT_ID.exec(plain)?.[1] ?? plain.slice(0, MAX_ID_LENGTH).toWellFormed();
}

/** A text that a person typed, without outer spaces and invisible marks, cut to a length. */
export function readText(text: string, length = 300): string {
  return cleanText(text).slice(0, length).toWellFormed();
}

function cleanText(text: string): string {
  return text.trim() === '' ? '' : text.replace(/\s+/g, ' ').trim();
}

/** What to suggest where a cell was refused. */
export function suggestionFor(reason: string, value: string): string | null {
  switch (reason) {
    case 'spreadsheetDamage':
      return 'Format the column as text in the spreadsheet and export it again';
    case 'notWhole':
      return cleanCell(value).split(/[.,]/)[0] ?? null;
    case 'repeatedTime':
      return 'Say which of the two hours is meant';
    default:
      return null;
  }
}

function remember<T>(known: Map<string, T>, key: string, read: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const value = read();
  known.set(key, value);
  return value;
}
