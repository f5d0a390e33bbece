import { AppError } from '#lib/errors.ts';

/**
 * One column of an export. `text` is guarded against formulas; `number` takes numbers and plain decimal texts;
 * `date` takes `yyyy-mm-dd`; `dateTime` takes a Date; `phone` stays as it is.
 */
export type ExportColumn = {
  header: string;
  kind: 'text' | 'number' | 'date' | 'dateTime' | 'boolean' | 'phone';
  /** Decimals shown in a spreadsheet; number columns only. */
  decimals?: number;
  /** Width in letters; spreadsheets only. */
  width?: number;
};

/** A value of an export; null and undefined leave the cell empty. */
export type ExportValue = string | number | bigint | boolean | Date | null | undefined;

/** The rows of an export, in the order of its columns. */
export type ExportRows = Iterable<readonly ExportValue[]> | AsyncIterable<readonly ExportValue[]>;

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const PHONE = /^\+?\d[\d ().-]*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** True for a decimal text or a finite number, which may stand in a number cell. */
export function isPlainNumber(value: ExportValue): value is string | number | bigint {
  if (typeof value === 'string') return PLAIN_NUMBER.test(value);
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}

/** True for digits with an optional leading plus and the usual separators: no formula can hide in it. */
export function isPhoneShape(text: string): boolean {
  return PHONE.test(text);
}

/** True for the text of a day, `yyyy-mm-dd`. */
export function isDayShape(text: string): boolean {
  return DAY.test(text);
}

/** What the wall clock of the zone shows at an instant, `yyyy-mm-dd hh:mm:ss`. INVALID_INPUT for an invalid date. */
export function toWallClock(instant: Date, timeZone: string): string {
  if (Number.isNaN(instant.getTime()))
    throw new AppError(
      'INVALID_INPUT',
      'A date of the export is not a date; correct the row and export again.',
    );
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes ISO order with Latin digits.
    format = new Intl.DateTimeFormat('sv-SE-u-ca-gregory-nu-latn', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
