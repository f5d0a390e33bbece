import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Sums } from '../board/metric-shape.ts';
import { SUM_COLUMNS } from '../board/sum-columns.ts';
import type { StatementRowsFilter } from './statement-filter.ts';
import { type LineValues, lineValues, visibleLines } from './statement-lines.ts';
import { visibleOf } from './statement-rows.ts';
import { AMOUNT_COLUMNS, type StatementSource, statementSource } from './statement-source.ts';

/** How many rows there are behind a figure, and what they come to by line. */
export type StatementRowSums = { count: number; sums: LineValues };

/** Adds up every row of `statementRows`, all pages of it: it must equal the figure. Takes longer the longer the period is. */
export async function sumStatementRows(ctx: Ctx, wanted: StatementRowsFilter): Promise<StatementRowSums> {
  allow(ctx.actor, 'channel.figures');
  const lines = visibleLines(can(ctx.actor, 'cost.read'));
  const source = await statementSource(ctx.db, visibleOf(wanted, lines));
  const { rows } = await ctx.db.$client.query<Sums & { count: number }>({
    text: `select count(*)::integer as count, ${SUM_COLUMNS} from ${source.sliced ? partsOf(source) : wholeOf(source)}`,
    values: source.values,
  });
  const { count, ...sums } = rows[0]!;
  return { count, sums: lineValues(sums, lines) };
}

function wholeOf({ meant }: Pick<StatementSource, 'meant'>): string {
  return `postings p where p.day between $1 and $2 and ${meant}`;
}

/** Only postings with such goods are taken apart, one by one: so several processes can share the work. */
function partsOf({ meant, sliced, hasAmount }: StatementSource): string {
  return `(select s.* from postings p cross join lateral (
      select ${AMOUNT_COLUMNS.map((name) => `sum(t.${name})::bigint as ${name}`).join(', ')}
      from posting_slices t where t.posting_id = p.id and ${sliced} having count(*) > 0
    ) s where p.day between $1 and $2 and ${meant} ${hasAmount && `and ${hasAmount}`}) s`;
}
