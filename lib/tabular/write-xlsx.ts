import { Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { AppError } from '#lib/errors.ts';
import {
  type ExportColumn,
  type ExportRows,
  type ExportValue,
  isDayShape,
  isPlainNumber,
  toWallClock,
} from './export-column.ts';
import { isoToSerial } from './xlsx/serial-date.ts';
import {
  decimalsStyle,
  escapeXml,
  SHEET_END,
  STYLE,
  writeSheetStart,
  writeStaticParts,
} from './xlsx/write-parts.ts';

/** How a workbook is written; `isRightToLeft` is for Persian and Arabic readers. */
export type WriteXlsxOptions = {
  columns: readonly ExportColumn[];
  sheetName: string;
  isRightToLeft: boolean;
  /** The zone whose wall clock `dateTime` columns show. */
  timeZone: string;
};

/** Rows of one sheet, the header among them; the file format has no more. */
export const SHEET_ROWS = 1_048_576;
/** Longest text of a cell in the file format. */
export const SHEET_CELL_CHARACTERS = 32_767;

const CHUNK_CHARACTERS = 128 * 1024;
const COMPRESSION = 3;
const SIGNIFICANT_DIGITS = 15;

/**
 * An XLSX file of one sheet as a stream: header row in bold and frozen, real number and date cells, text cells that
 * spreadsheets never compute. Numbers of more than 15 digits become text, so that no digit is lost.
 * Fails with TOO_LARGE where the format cannot hold the rows or a text; nothing is cut off.
 */
export function writeXlsx(rows: ExportRows, options: WriteXlsxOptions): Readable {
  return Readable.from(writeChunks(rows, options), { objectMode: false });
}

async function* writeChunks(rows: ExportRows, options: WriteXlsxOptions): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  for (const [name, xml] of writeStaticParts(options.sheetName)) addPart(zip, name).push(strToU8(xml), true);
  const sheet = addPart(zip, 'xl/worksheets/sheet1.xml');
  for await (const xml of writeSheet(rows, options)) {
    sheet.push(strToU8(xml));
    yield* ready.splice(0);
  }
  sheet.push(new Uint8Array(), true);
  zip.end();
  if (failure)
    throw new AppError('INTERNAL', 'The workbook could not be packed. Export as CSV instead.', {
      cause: failure,
    });
  yield* ready.splice(0);
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: COMPRESSION });
  zip.add(part);
  return part;
}

async function* writeSheet(rows: ExportRows, options: WriteXlsxOptions): AsyncGenerator<string> {
  const { columns } = options;
  const letters = columns.map((_, index) => columnLetters(index));
  let xml = writeSheetStart({ name: options.sheetName, columns, isRightToLeft: options.isRightToLeft });
  xml += `<row r="1">${columns.map(({ header }, index) => textCell(`${letters[index]}1`, header, STYLE.header)).join('')}</row>`;
  let rowNumber = 1;
  for await (const row of rows) {
    if (++rowNumber > SHEET_ROWS)
      throw new AppError(
        'TOO_LARGE',
        `A sheet holds ${SHEET_ROWS} rows at most. Narrow the view, or export as CSV.`,
      );
    xml += `<row r="${rowNumber}">`;
    for (const [index, column] of columns.entries())
      xml += writeCell(`${letters[index]}${rowNumber}`, row[index], column, options.timeZone);
    xml += '</row>';
    if (xml.length < CHUNK_CHARACTERS) continue;
    yield xml;
    xml = '';
  }
  yield xml + SHEET_END;
}

function writeCell(reference: string, value: ExportValue, column: ExportColumn, timeZone: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (value instanceof Date) return dateCell(reference, toWallClock(value, timeZone), STYLE.dateTime);
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (column.kind === 'number' && isPlainNumber(value) && fitsDouble(String(value))) {
    return `<c r="${reference}" s="${decimalsStyle(column.decimals)}"><v>${value}</v></c>`;
  }
  const text = String(value);
  if (column.kind === 'date' && isDayShape(text)) return dateCell(reference, text, STYLE.date);
  return textCell(reference, text, STYLE.text);
}

function dateCell(reference: string, text: string, style: number): string {
  const serial = isoToSerial(text);
  return serial === null
    ? textCell(reference, text, STYLE.text)
    : `<c r="${reference}" s="${style}"><v>${serial}</v></c>`;
}

function textCell(reference: string, text: string, style: number): string {
  if (text.length > SHEET_CELL_CHARACTERS) {
    throw new AppError(
      'TOO_LARGE',
      `The text in cell ${reference} is longer than the ${SHEET_CELL_CHARACTERS} letters that a spreadsheet holds. Export as CSV.`,
      { details: { reference } },
    );
  }
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function fitsDouble(decimal: string): boolean {
  return decimal.replace(/^-?0*\.?0*|\./g, '').length <= SIGNIFICANT_DIGITS;
}

function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
