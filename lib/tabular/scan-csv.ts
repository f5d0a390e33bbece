import { AppError } from '#lib/errors.ts';
import type { RowProblem, TableLimits, TableRow } from './limits.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const REPLACEMENT = '\uFFFD';

type State = 'start' | 'plain' | 'quoted' | 'quoteSeen';

/** The shape of a delimited text. `quote` null means that quotes are ordinary letters. */
export type CsvShape = { delimiter: string; quote: string | null };

/**
 * Cuts delimited text (RFC 4180 and its common deviations) into rows, fed chunk by chunk.
 * Holds at most one row: limits on cell, row, columns and rows are checked while they grow and fail with TOO_LARGE.
 * Own scanner because csv-parse cannot limit the columns of a row: a row of commas fills its memory.
 */
export class CsvScanner {
  private readonly delimiter: number;
  private readonly quote: string | null;
  private readonly quoteCode: number;
  private readonly limits: TableLimits;
  private state: State = 'start';
  private cell = '';
  private cells: string[] = [];
  private rowLength = 0;
  private problems: RowProblem[] = [];
  private rowNumber = 1;
  private skipLineFeed = false;
  private hasOddLetters = false;
  private rows: TableRow[] = [];

  constructor(shape: CsvShape, limits: TableLimits) {
    this.delimiter = shape.delimiter.charCodeAt(0);
    this.quote = shape.quote;
    this.quoteCode = shape.quote === null ? -1 : shape.quote.charCodeAt(0);
    this.limits = limits;
  }

  /** The rows that this piece of text completes. */
  push(text: string): TableRow[] {
    this.rows = [];
    this.hasOddLetters ||= text.includes('\0') || text.includes(REPLACEMENT);
    let at = 0;
    while (at < text.length) at = this.step(text, at);
    return this.rows;
  }

  /** The last row, when the text does not end with a line break; an open quote is reported on it. */
  end(): TableRow[] {
    this.rows = [];
    if (this.state === 'quoted')
      this.problems.push({ kind: 'unterminatedQuote', column: this.cells.length + 1 });
    if (this.state !== 'start' || this.cells.length > 0) {
      this.endCell();
      this.endRow();
    }
    return this.rows;
  }

  private step(text: string, at: number): number {
    if (this.state === 'quoted') return this.scanQuoted(text, at);
    const code = text.charCodeAt(at);
    if (this.skipLineFeed) {
      this.skipLineFeed = false;
      if (code === LINE_FEED) return at + 1;
    }
    if (this.state === 'start' && code === this.quoteCode) {
      this.state = 'quoted';
      return at + 1;
    }
    if (this.state === 'quoteSeen') {
      if (code === this.quoteCode) {
        this.append(this.quote ?? '');
        this.state = 'quoted';
        return at + 1;
      }
      if (!this.isBreak(code)) this.problems.push({ kind: 'textAfterQuote', column: this.cells.length + 1 });
    }
    return this.scanPlain(text, at);
  }

  private scanPlain(text: string, from: number): number {
    let at = from;
    let code = -1;
    for (; at < text.length; at++) {
      code = text.charCodeAt(at);
      if (code === this.delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    }
    if (at > from) this.append(text.slice(from, at));
    if (at === text.length) {
      this.state = 'plain';
      return at;
    }
    this.endCell();
    if (code !== this.delimiter) {
      this.skipLineFeed = code === CARRIAGE_RETURN;
      this.endRow();
    }
    return at + 1;
  }

  private scanQuoted(text: string, from: number): number {
    const found = text.indexOf(this.quote ?? '', from);
    const until = found === -1 ? text.length : found;
    if (until > from) this.append(text.slice(from, until));
    if (found === -1) return until;
    this.state = 'quoteSeen';
    return found + 1;
  }

  private isBreak(code: number): boolean {
    return code === this.delimiter || code === LINE_FEED || code === CARRIAGE_RETURN;
  }

  private append(piece: string): void {
    this.cell = this.cell === '' ? piece : this.cell + piece;
    if (this.cell.length > this.limits.cellCharacters) {
      const hint =
        this.state === 'quoted' ? 'A quote that opens there may not be closed' : 'The delimiter may be wrong';
      throw this.refuse(
        `cell ${this.cells.length + 1} is longer than ${this.limits.cellCharacters} letters. ${hint}`,
      );
    }
  }

  private endCell(): void {
    if (this.cells.length === this.limits.columns)
      throw this.refuse(`has more than ${this.limits.columns} columns. The delimiter may be wrong`);
    this.rowLength += this.cell.length;
    if (this.rowLength > this.limits.rowCharacters)
      throw this.refuse(
        `is longer than ${this.limits.rowCharacters} letters. The delimiter or a quote may be wrong`,
      );
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private endRow(): void {
    if (this.rowNumber > this.limits.rows) {
      throw new AppError(
        'TOO_LARGE',
        `The file has more than ${this.limits.rows} rows. Split it and send each part.`,
        { details: { limitRows: this.limits.rows } },
      );
    }
    const { cells, problems, rowNumber } = this;
    if (this.hasOddLetters) addOddLetters(cells, problems);
    if (cells.length > 1 || cells[0] !== '' || problems.length > 0)
      this.rows.push({ rowNumber, cells, problems });
    this.rowNumber++;
    this.cells = [];
    this.problems = [];
    this.rowLength = 0;
  }

  private refuse(what: string): AppError {
    return new AppError('TOO_LARGE', `Row ${this.rowNumber}: ${what}; mend the file and send it again.`, {
      details: { rowNumber: this.rowNumber },
    });
  }
}

function addOddLetters(cells: string[], problems: RowProblem[]): void {
  for (const [index, cell] of cells.entries()) {
    if (cell.includes('\0')) problems.push({ kind: 'nulByte', column: index + 1 });
    if (cell.includes(REPLACEMENT)) problems.push({ kind: 'unreadableLetters', column: index + 1 });
  }
}
