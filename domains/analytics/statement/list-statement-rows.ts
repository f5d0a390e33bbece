import type { Statement } from './statement.ts';
import { STATEMENT_LINES, type StatementLine } from './statement-lines.ts';

/** One line of a statement for a mail or another text: `labelKey` is a key of the messages. */
export type StatementTextRow = {
  line: StatementLine;
  labelKey: `metrics.${StatementLine}.name`;
  /** What is left after the lines above it. */
  isResult: boolean;
  /** Minor units of the reporting currency. */
  amountMinor: number;
  /** The compared period's or the budget's amount; null where there is none. */
  againstMinor: number | null;
};

/** The total of a statement from top to bottom, for the body of a mail; the reader's rights decided its lines. */
export function listStatementRows({ lines, total }: Pick<Statement, 'lines' | 'total'>): StatementTextRow[] {
  return lines.map((line) => ({
    line,
    labelKey: `metrics.${line}.name`,
    isResult: STATEMENT_LINES[line].kind === 'result',
    amountMinor: total.now[line] ?? 0,
    againstMinor: total.against?.[line] ?? null,
  }));
}
