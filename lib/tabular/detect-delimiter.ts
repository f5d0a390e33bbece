import { DEFAULT_LIMITS, type TableRow } from './limits.ts';
import { CsvScanner, type CsvShape } from './scan-csv.ts';

/** The delimiters that are tried, the likelier first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How a text is cut into cells, and how sure that is (0 to 1). */
export type DelimiterGuess = CsvShape & { confidence: number; hasHeader: boolean };

const NO_HEADER_CELL = /^[\s\d.,:/\\+\-()%$€£﷼T\p{Nd}]*$/u;

/**
 * Delimiter, quote style and whether the first row is a header, judged from the first text of a file.
 * The best delimiter cuts most rows into one same number of cells, above one. Never fails: a file of one column
 * gets a comma and a low confidence.
 */
export function detectDelimiter(text: string): DelimiterGuess {
  const hint = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const quote = detectQuote(text);
  const tried = (hint ? [hint] : DELIMITERS).map((delimiter) => {
    const rows = cut(text, { delimiter, quote });
    return { delimiter, rows, score: scoreRows(rows) };
  });
  const best = tried.reduce((top, each) => (each.score > top.score ? each : top));
  return {
    delimiter: best.delimiter,
    quote,
    confidence: hint ? 1 : best.score,
    hasHeader: isHeader(best.rows.find(({ cells }) => !/^sep=/i.test(cells[0] ?? ''))?.cells ?? []),
  };
}

/** The rows of a text cut as told; the last one is left out when the text was cut in its middle. */
export function cut(text: string, shape: CsvShape): TableRow[] {
  const scanner = new CsvScanner(shape, { ...DEFAULT_LIMITS, columns: text.length + 1 });
  const rows = scanner.push(text);
  return rows.length > 1 ? rows : [...rows, ...scanner.end()];
}

/** Double quotes unless only single ones stand where quotes belong: around whole cells. */
function detectQuote(text: string): string {
  const doubles = text.match(/(^|[,;\t|\n])"/g)?.length ?? 0;
  const singles = text.match(/(^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n]|$)/g)?.length ?? 0;
  return doubles === 0 && singles > 1 ? "'" : '"';
}

function scoreRows(rows: TableRow[]): number {
  if (rows.length === 0) return 0;
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((top, each) => (each[1] > top[1] ? each : top));
  if (width < 2) return 0;
  const strays = rows.filter(({ problems }) => problems.length > 0).length;
  // Among equally even cuts the one with more columns is the likelier: a comma inside a price is even, too.
  return Math.max(0, (count - strays) / rows.length) * (1 - 1 / (1 + width));
}

/** A header names every column: no number or date among its cells, no cell twice, most of them filled. */
export function isHeader(first: readonly string[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.length * 2 < first.length) return false;
  if (filled.some((cell) => NO_HEADER_CELL.test(cell))) return false;
  return new Set(filled.map((cell) => cell.trim().toLowerCase())).size === filled.length;
}
