import { AppError } from '#lib/errors.ts';
import type { RowProblem, TableLimits, TableRow } from '../limits.ts';
import { decodeEscapes } from './read-workbook.ts';
import { type DateShape, serialToIso } from './serial-date.ts';
import type { XmlHandlers } from './walk-xml.ts';

/** What cells refer to, and what is accepted. */
export type CellContext = {
  strings: string[];
  dateStyles: (DateShape | null)[];
  is1904: boolean;
  limits: TableLimits;
};

type OpenCell = { column: number; type: string; style: number; text: string };

const SIGNIFICANT_DIGITS = 15;
/** Cell types of numbers (and days), booleans and ISO dates. */
const TYPED = new Set(['n', 'b', 'd']);

/** XML handlers that turn a sheet into rows; `takeRows` hands over those that are complete. */
export function collectRows(context: CellContext): Required<XmlHandlers> & { takeRows: () => TableRow[] } {
  let rows: TableRow[] = [];
  let rowNumber = 0;
  let rowCharacters = 0;
  let width = 0;
  let cells: string[] = [];
  let typed: boolean[] = [];
  let cell: OpenCell = { column: -1, type: '', style: 0, text: '' };
  let phoneticDepth = 0;
  let isText = false;

  function openRow(given: string | undefined): void {
    const next = given === undefined ? rowNumber + 1 : Number(given);
    if (!Number.isSafeInteger(next) || next <= rowNumber)
      throw new AppError(
        'INVALID_INPUT',
        `The workbook has its rows in disorder after row ${rowNumber}. Save it again in a spreadsheet program.`,
      );
    if (next > context.limits.rows)
      throw new AppError(
        'TOO_LARGE',
        `The sheet has more than ${context.limits.rows} rows. Split it and send each part.`,
      );
    rowNumber = next;
    rowCharacters = 0;
    cells = [];
    typed = [];
    cell.column = -1;
  }

  function closeCell(): void {
    const value = readValue(cell, context);
    if (value === '') return;
    if (cell.column >= context.limits.columns)
      throw refuse(rowNumber, `has more than ${context.limits.columns} columns`);
    rowCharacters += value.length;
    if (rowCharacters > context.limits.rowCharacters)
      throw refuse(rowNumber, `is longer than ${context.limits.rowCharacters} letters`);
    fillUp(cell.column);
    cells[cell.column] = value;
    typed[cell.column] = TYPED.has(cell.type);
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    width ||= cells.length;
    fillUp(width);
    rows.push({ rowNumber, cells, problems: findProblems(cells, width), typed });
  }

  function fillUp(length: number): void {
    while (cells.length < length) {
      cells.push('');
      typed.push(false);
    }
  }

  return {
    open: (name, attributes) => {
      if (name === 'row') openRow(attributes.r);
      else if (name === 'c') {
        const column = attributes.r === undefined ? cell.column + 1 : columnOf(attributes.r);
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
      } else if (name === 'rPh') phoneticDepth++;
      isText = (name === 'v' || name === 't') && phoneticDepth === 0;
    },
    text: (piece) => {
      if (!isText) return;
      cell.text += piece;
      if (cell.text.length > context.limits.cellCharacters)
        throw refuse(rowNumber, `has a cell longer than ${context.limits.cellCharacters} letters`);
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') phoneticDepth--;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
    },
    takeRows: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

function readValue({ type, style, text }: OpenCell, context: CellContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(text)] ?? '';
    case 'inlineStr':
    case 'str':
      return decodeEscapes(text);
    case 'b':
      return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
    case 'n': {
      const shape = text === '' ? null : (context.dateStyles[style] ?? null);
      return (shape && serialToIso(Number(text), shape, context.is1904)) ?? plainNumber(text);
    }
    default:
      return text;
  }
}

/**
 * Spreadsheets store 6.95 as 6.9500000000000002: more than 15 digits of a fraction are noise of the double.
 * Large exponents and long integers stay as they are, so that `looksLikeSpreadsheetDamage` sees them.
 */
function plainNumber(text: string): string {
  if (!/[.eE]/.test(text) || /^[+-]?\d(\.\d+)?[eE]\+?\d+$/.test(text)) return text;
  const isShort = !/[eE]/.test(text) && text.replace(/^[-+]?0*\.?0*|\./g, '').length <= SIGNIFICANT_DIGITS;
  const value = Number(text);
  if (isShort || !Number.isFinite(value)) return text;
  return expandExponent(String(value));
}

function expandExponent(shortest: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest);
  if (!match) return shortest;
  const [, sign = '', first = '', rest = '', exponent = ''] = match;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}

/** Zero-based column of `BC12`; INVALID_INPUT when it is no cell reference. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0)
    throw new AppError(
      'INVALID_INPUT',
      `"${reference.slice(0, 20)}" is no cell reference. Save the workbook again in a spreadsheet program.`,
    );
  return column - 1;
}

function findProblems(cells: string[], width: number): RowProblem[] {
  const problems: RowProblem[] =
    cells.length > width ? [{ kind: 'ragged', expected: width, found: cells.length }] : [];
  for (const [index, cell] of cells.entries())
    if (cell.includes('\0')) problems.push({ kind: 'nulByte', column: index + 1 });
  return problems;
}

function refuse(rowNumber: number, what: string): AppError {
  return new AppError(
    'TOO_LARGE',
    `Row ${rowNumber} of the sheet ${what}. Shorten it and send the file again.`,
    { details: { rowNumber } },
  );
}
