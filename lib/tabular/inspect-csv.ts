import { type ColumnReport, detectColumns } from './detect-columns.ts';
import { cut, type DelimiterGuess, detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type Encoding, type EncodingGuess } from './detect-encoding.ts';

/** All that a screen needs to show and ask before a delimited file is read. */
export type CsvInspection = {
  encoding: EncodingGuess;
  delimiter: DelimiterGuess;
  headers: string[];
  columns: ColumnReport[];
  sampleRows: string[][];
};

/** What a person answered instead of what was detected. */
export type CsvAnswers = {
  encoding?: Encoding;
  delimiter?: string;
  hasHeader?: boolean;
  /** Lines of titles above the header, which are no rows. */
  skipRows?: number;
};

/** Rows that a screen shows of a file before it is read. */
export const SAMPLE_ROWS = 20;

/**
 * Detects everything about a delimited file from its head (`readHead`), taking the person's answers where given.
 * Columns without a header get `#1`, `#2` … Never fails: doubts show as low confidence and `isAmbiguous`.
 */
export function inspectCsv(head: Uint8Array, answers: CsvAnswers = {}): CsvInspection {
  const encoding = detectEncoding(head);
  const text = new TextDecoder(answers.encoding ?? encoding.encoding).decode(head, { stream: true });
  const detected = detectDelimiter(text);
  const delimiter = {
    ...detected,
    delimiter: answers.delimiter ?? detected.delimiter,
    hasHeader: answers.hasHeader ?? detected.hasHeader,
  };
  const rows = cut(text, delimiter)
    .map(({ cells }) => cells)
    .filter((cells) => !/^sep=/i.test(cells[0] ?? ''))
    .slice(answers.skipRows ?? 0);
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const headers = nameColumns(delimiter.hasHeader ? (rows[0] ?? []) : [], width);
  const body = delimiter.hasHeader ? rows.slice(1) : rows;
  return {
    encoding,
    delimiter,
    headers,
    columns: detectColumns(headers, body),
    sampleRows: body.slice(0, SAMPLE_ROWS),
  };
}

/** The trimmed headers, and `#3` for a third column without one. */
export function nameColumns(first: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => first[index]?.trim() || `#${index + 1}`);
}
