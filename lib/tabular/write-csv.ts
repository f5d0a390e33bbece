import { Readable } from 'node:stream';
import {
  type ExportColumn,
  type ExportRows,
  type ExportValue,
  isPhoneShape,
  isPlainNumber,
  toWallClock,
} from './export-column.ts';
import { guardFormula } from './guard-formula.ts';

/** How an export is written. `decimalSign` follows the reader's spreadsheet: a comma goes with `;`. */
export type WriteCsvOptions = {
  columns: readonly ExportColumn[];
  delimiter?: ',' | ';' | '\t';
  decimalSign?: '.' | ',';
  /** The zone whose wall clock `dateTime` columns show. */
  timeZone: string;
};

const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK_CHARACTERS = 64 * 1024;
const NEEDS_QUOTES = /[",;\t|\r\n]|^\s|\s$/;

/**
 * A CSV file as a stream of UTF-8 with byte order mark, so that spreadsheets open every script correctly.
 * Text cells are guarded against formulas (undone by `unguardFormula`); numbers, phones and dates stay as they are.
 * Rows are pulled as the reader takes them. Fails when a row source fails.
 */
export function writeCsv(rows: ExportRows, options: WriteCsvOptions): Readable {
  return Readable.from(writeChunks(rows, options), { objectMode: false });
}

async function* writeChunks(rows: ExportRows, options: WriteCsvOptions): AsyncGenerator<string> {
  const delimiter = options.delimiter ?? ',';
  const headers = options.columns.map(({ header }) => quoteCell(guardFormula(header)));
  let chunk = `${BYTE_ORDER_MARK}${endLine(headers, delimiter)}`;
  for await (const row of rows) {
    const cells = options.columns.map((column, index) => quoteCell(writeCell(row[index], column, options)));
    chunk += endLine(cells, delimiter);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A row of one empty cell would be an empty line, which readers leave out: quotes keep it. */
function endLine(cells: string[], delimiter: string): string {
  const line = cells.join(delimiter);
  return line === '' ? '""\r\n' : `${line}\r\n`;
}

function writeCell(value: ExportValue, column: ExportColumn, options: WriteCsvOptions): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return toWallClock(value, options.timeZone);
  if (typeof value === 'boolean') return String(value);
  if (column.kind === 'number' && isPlainNumber(value)) {
    return options.decimalSign === ',' ? String(value).replace('.', ',') : String(value);
  }
  const text = String(value);
  return column.kind === 'phone' && isPhoneShape(text) ? text : guardFormula(text);
}

function quoteCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
