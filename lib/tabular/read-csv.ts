import type { Readable } from 'node:stream';
import { AppError } from '#lib/errors.ts';
import type { Encoding } from './detect-encoding.ts';
import { DEFAULT_LIMITS, type RowProblem, type TableLimits, type TableRow } from './limits.ts';
import { openBytes } from './open-bytes.ts';
import { CsvScanner } from './scan-csv.ts';

/** How a delimited file is to be read: as detected, or as the person answered. */
export type CsvOptions = {
  encoding: Encoding;
  delimiter: string;
  quote?: string | null;
  /** Lines of titles above the header, which are left out. */
  skipRows?: number;
  /** `report` puts row problems on the rows and goes on; `refuse` fails at the first one. */
  onProblem?: 'report' | 'refuse';
  limits?: Partial<TableLimits>;
};

/**
 * The rows of a delimited file, packed or not, one after the other; empty lines are left out but counted.
 * A row whose width differs from the first row's carries the problem `ragged`.
 * Fails with TOO_LARGE beyond the limits and with INVALID_INPUT for a damaged packing. Holds one chunk at a time.
 */
export async function* readCsv(source: Readable, options: CsvOptions): AsyncGenerator<TableRow> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const scanner = new CsvScanner(
    { delimiter: options.delimiter, quote: options.quote === undefined ? '"' : options.quote },
    limits,
  );
  const check = createRowCheck(options.onProblem ?? 'report', options.skipRows ?? 0);
  const decoder = new TextDecoder(options.encoding);
  for await (const bytes of openBytes(source, limits)) {
    for (const row of scanner.push(decoder.decode(bytes, { stream: true }))) if (check(row)) yield row;
  }
  for (const row of scanner.push(decoder.decode())) if (check(row)) yield row;
  for (const row of scanner.end()) if (check(row)) yield row;
}

/** What is wrong with a row, in words: what, which row, what next. */
export function describeRowProblem(rowNumber: number, problem: RowProblem): string {
  switch (problem.kind) {
    case 'ragged':
      return `Row ${rowNumber} has ${problem.found} columns where the header has ${problem.expected}. Check its delimiters and quotes.`;
    case 'nulByte':
      return `Row ${rowNumber}, column ${problem.column} holds a NUL byte. Save the file as text again.`;
    case 'unreadableLetters':
      return `Row ${rowNumber}, column ${problem.column} has letters that the chosen encoding cannot read. Choose another encoding.`;
    case 'textAfterQuote':
      return `Row ${rowNumber}, column ${problem.column} goes on after its closing quote. Double the quotes inside the text.`;
    case 'unterminatedQuote':
      return `Row ${rowNumber}, column ${problem.column} opens a quote that never closes. Close it, or say that the file has no quotes.`;
  }
}

function createRowCheck(onProblem: 'report' | 'refuse', skipRows: number): (row: TableRow) => boolean {
  let width = 0;
  let toSkip = skipRows;
  return (row) => {
    if (row.rowNumber === 1 && isSeparatorHint(row.cells)) return false;
    if (toSkip-- > 0) return false;
    width ||= row.cells.length;
    if (row.cells.length !== width)
      row.problems.push({ kind: 'ragged', expected: width, found: row.cells.length });
    const problem = row.problems[0];
    if (problem && onProblem === 'refuse') {
      throw new AppError('INVALID_INPUT', describeRowProblem(row.rowNumber, problem), {
        details: { rowNumber: row.rowNumber, ...problem },
      });
    }
    return true;
  };
}

/** Excel's own first line `sep=;`, which is not a row of the table. */
function isSeparatorHint(cells: string[]): boolean {
  return /^sep=.?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '');
}
