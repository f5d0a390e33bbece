/** Largest file that is accepted as it arrives, in bytes. */
export const FILE_BYTES = 256 * 1024 * 1024;
/** Largest content of a packed file once unpacked, in bytes: more is taken for a bomb. */
export const UNPACKED_BYTES = 1024 * 1024 * 1024;
/** Most columns of one row. */
export const COLUMNS = 2_000;
/** Longest cell, in UTF-16 units. */
export const CELL_CHARACTERS = 1024 * 1024;
/** Longest row, in UTF-16 units, so that two thousand long cells cannot fill the memory. */
export const ROW_CHARACTERS = 8 * 1024 * 1024;
/** Most rows of one file. */
export const ROWS = 5_000_000;
/** Bytes from which encoding, delimiter and column kinds are judged. */
export const HEAD_BYTES = 64 * 1024;

/** What a reader accepts; every field has a default of the same meaning in this file. */
export type TableLimits = {
  fileBytes: number;
  unpackedBytes: number;
  columns: number;
  cellCharacters: number;
  rowCharacters: number;
  rows: number;
};

/** The limits that hold unless a caller asks for narrower ones. */
export const DEFAULT_LIMITS: TableLimits = {
  fileBytes: FILE_BYTES,
  unpackedBytes: UNPACKED_BYTES,
  columns: COLUMNS,
  cellCharacters: CELL_CHARACTERS,
  rowCharacters: ROW_CHARACTERS,
  rows: ROWS,
};

/** What a reader can say against one row without giving up the file. */
export type RowProblem =
  | { kind: 'ragged'; expected: number; found: number }
  | { kind: 'nulByte'; column: number }
  | { kind: 'unreadableLetters'; column: number }
  | { kind: 'textAfterQuote'; column: number }
  | { kind: 'unterminatedQuote'; column: number };

/** One row of a file: its number counts every row from 1, the header too, as a spreadsheet shows it. */
export type TableRow = {
  rowNumber: number;
  cells: string[];
  problems: RowProblem[];
  /** Workbooks only: true where the file itself says number, date or boolean, so that the text is plain whatever the column's convention. */
  typed?: boolean[];
};
