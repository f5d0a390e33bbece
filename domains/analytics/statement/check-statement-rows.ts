import type { Ctx } from '../../context.ts';
import { statement } from './statement.ts';
import type { StatementRowsFilter } from './statement-filter.ts';
import type { LineValues, StatementLine } from './statement-lines.ts';
import { type StatementRowSums, sumStatementRows } from './sum-statement-rows.ts';

const READINGS = 2;

/** What the rows come to, beside the figure; undefined where the statement has no column of its own for them. */
export type CheckedRows = StatementRowSums & { figure: number | undefined };

/**
 * Adds up all rows behind a figure and reads the figure itself. They are read one beside the other, and a sale may come
 * in between: what differs is read once more.
 */
export async function checkStatementRows(
  ctx: Ctx,
  wanted: StatementRowsFilter & { line: StatementLine },
): Promise<CheckedRows> {
  let checked = await readBoth(ctx, wanted);
  for (let reading = 1; reading < READINGS && isApart(checked, wanted.line); reading++)
    checked = await readBoth(ctx, wanted);
  return checked;
}

async function readBoth(
  ctx: Ctx,
  wanted: StatementRowsFilter & { line: StatementLine },
): Promise<CheckedRows> {
  const { period, by, of, isEarlier, line } = wanted;
  const [found, all] = await Promise.all([
    statement(ctx, { period, by, against: null }),
    sumStatementRows(ctx, wanted),
  ]);
  const column = of === undefined ? found.total : found.columns.find(({ key }) => key === of);
  const values: LineValues | null | undefined = isEarlier ? column?.earlier : column?.now;
  return { ...all, figure: values?.[line] };
}

function isApart({ figure, sums }: CheckedRows, line: StatementLine): boolean {
  return figure !== undefined && figure !== sums[line];
}
