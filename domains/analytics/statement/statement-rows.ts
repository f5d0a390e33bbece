import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import { isDay } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Sums } from '../board/metric-shape.ts';
import { type PostingCost, postingCost } from '../board/posting-cost.ts';
import type { StatementRowsFilter } from './statement-filter.ts';
import { type LineValues, lineValues, type StatementLine, visibleLines } from './statement-lines.ts';
import { AMOUNT_COLUMNS, type StatementSource, statementSource } from './statement-source.ts';

const PAGE = 100;
const CURSOR = /^(\d{4}-\d{2}-\d{2})_(\d{1,15})$/;

/** One posting behind a figure, or the part of it that is the column's. Minor units of the reporting currency. */
export type StatementRow = {
  id: number;
  kind: string;
  day: string;
  /** The closed day that it belongs to; null where that is `day` itself. */
  ofDay: string | null;
  channelName: string;
  orderId: string | null;
  orderNumber: number | null;
  /** Null for who may not see costs. */
  cost: PostingCost | null;
  values: LineValues;
};

/** A page of rows, newest first; `sumStatementRows` tells what all rows come to. */
export type StatementRows = {
  lines: StatementLine[];
  rows: StatementRow[];
  next: string | null;
};

type Found = Sums & Omit<StatementRow, 'values'>;

/**
 * The postings that a figure of the statement adds up from. Of a category or brand each row is the part that its goods
 * have of the posting. Costs are left out for who may not see them. Days are read from the newest on until the page is
 * full, so that it takes no longer for a year than for a month.
 */
export async function statementRows(
  ctx: Ctx,
  wanted: StatementRowsFilter & { after?: string | null },
): Promise<StatementRows> {
  allow(ctx.actor, 'channel.figures');
  const seesCosts = can(ctx.actor, 'cost.read');
  const lines = visibleLines(seesCosts);
  const source = await statementSource(ctx.db, visibleOf(wanted, lines));
  const [, day = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const { rows: found } = await ctx.db.$client.query<Found>({
    text: pageText(source, seesCosts ? postingCost('s.cause_id') : 'null'),
    values: [...source.values, ...source.dayValues, day !== null && isDay(day) ? day : null, id],
  });
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    lines,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      day: row.day,
      ofDay: row.ofDay,
      channelName: row.channelName,
      orderId: row.orderId,
      orderNumber: row.orderNumber,
      cost: row.cost,
      values: lineValues(row, lines),
    })),
    next: last ? `${last.day}_${last.id}` : null,
  };
}

/** Who may not see a line is shown the rows of net sales instead. */
export function visibleOf(wanted: StatementRowsFilter, lines: readonly StatementLine[]): StatementRowsFilter {
  return lines.includes(wanted.line ?? 'net') ? wanted : { ...wanted, line: undefined };
}

function pageText(
  { values, dayValues, days, meant, sliced, hasAmount }: StatementSource,
  cost: string,
): string {
  const asked = values.length + dayValues.length;
  const afterDay = `$${asked + 1}::date`;
  const afterId = `$${asked + 2}::bigint`;
  const own = POSTING_AMOUNTS.map((name, at) => `s.${AMOUNT_COLUMNS[at]} as "${name}"`).join(', ');
  const part = `cross join lateral (
      select ${AMOUNT_COLUMNS.map((name) => `sum(t.${name})::bigint as ${name}`).join(', ')}
      from posting_slices t where t.posting_id = p.id and ${sliced} having count(*) > 0
    ) s ${hasAmount && `where ${hasAmount}`}`;
  return `select s.id, s.kind, s.day::text as day, s.of_day::text as "ofDay", c.name as "channelName",
      s.order_id as "orderId", o.number as "orderNumber", ${cost} as cost, ${own}
    from (
      select s.* from (select day from (${days}) d where ${afterDay} is null or day <= ${afterDay} order by day desc) d
      cross join lateral (
        select p.id, p.kind, p.day, p.of_day, p.channel_id, p.order_id, p.cause_id,
          ${AMOUNT_COLUMNS.map((name) => `${sliced ? 's' : 'p'}.${name}`).join(', ')}
        from (
          select p.* from postings p
          where p.day = d.day and (${afterDay} is null or p.day < ${afterDay} or p.id < ${afterId}) and ${meant}
          order by p.id desc
        ) p ${sliced ? part : ''} order by p.id desc limit ${PAGE + 1}
      ) s order by d.day desc, s.id desc limit ${PAGE + 1}
    ) s join channels c on c.id = s.channel_id left join orders o on o.id = s.order_id
    order by s.day desc, s.id desc`;
}
