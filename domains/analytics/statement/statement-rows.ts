import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import { isId } from '#lib/ids.ts';
import { isDay } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { NO_SUMS, SUM_COLUMNS } from '../board/sum-columns.ts';
import { OF_NONE, type StatementRowsFilter } from './statement-filter.ts';
import {
  type LineValues,
  lineValues,
  type StatementLine,
  sourceOf,
  visibleLines,
} from './statement-lines.ts';

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
  values: LineValues;
};

/** A page of rows, newest first, and what all rows together come to. */
export type StatementRows = {
  lines: StatementLine[];
  rows: StatementRow[];
  count: number;
  sums: LineValues;
  next: string | null;
};

type Found = Sums & Omit<StatementRow, 'values'>;

/**
 * The postings that a figure of the statement adds up from. Of a category or brand each row is the part that its goods
 * have of the posting. `sums` is over all rows and equals the figure; costs are left out for who may not see them.
 */
export async function statementRows(
  ctx: Ctx,
  wanted: StatementRowsFilter & { after?: string | null },
): Promise<StatementRows> {
  allow(ctx.actor, 'channel.figures');
  const lines = visibleLines(can(ctx.actor, 'cost.read'));
  const meant = lines.includes(wanted.line ?? 'net') ? wanted : { ...wanted, line: undefined };
  const { text, values } = sourceRows(meant, slicesOneByOne);
  const all = sourceRows(meant, slicesAtOnce);
  const [, day = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const own = POSTING_AMOUNTS.map((name) => `s.${toColumn(name)} as "${name}"`).join(', ');
  const [page, sums] = await Promise.all([
    ctx.db.$client.query<Found>({
      text: `select p.id, p.kind, s.day::text as day, p.of_day::text as "ofDay", c.name as "channelName",
          p.order_id as "orderId", o.number as "orderNumber", ${own}
        from (${text}) s join postings p on p.id = s.id join channels c on c.id = p.channel_id
        left join orders o on o.id = p.order_id
        where ($${values.length + 1}::date is null
          or (s.day, s.id) < ($${values.length + 1}::date, $${values.length + 2}::bigint))
        order by s.day desc, s.id desc limit ${PAGE + 1}`,
      values: [...values, day !== null && isDay(day) ? day : null, id],
    }),
    ctx.db.$client.query<Sums & { count: number }>({
      text: `select count(*)::integer as count, ${SUM_COLUMNS} from (${all.text}) s`,
      values: all.values,
    }),
  ]);
  const rows = page.rows.slice(0, PAGE);
  const last = page.rows.length > PAGE ? rows.at(-1) : undefined;
  const total = sums.rows[0] ?? { ...NO_SUMS, count: 0 };
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
      values: lineValues(row, lines),
    })),
    count: total.count,
    sums: lineValues(total, lines),
    next: last ? `${last.day}_${last.id}` : null,
  };
}

type Query = { text: string; values: unknown[] };

/** One row for each posting that is meant, with the amounts that count. */
function sourceRows(filter: StatementRowsFilter, slicesOf: typeof slicesAtOnce): Query {
  const { by, period, isEarlier, line } = filter;
  const isSliced = (by === 'category' || by === 'brand') && filter.of !== undefined;
  const values: unknown[] = [period.from, period.to];
  const where = ['s.day between $1 and $2', ...(isSliced ? [] : [whereColumn(filter, values)])];
  if (isEarlier) where.push('s.of_day < $1');
  const source = line && sourceOf(line);
  if (source) where.push(`s.${toColumn(source)} <> 0`);
  const from = isSliced ? slicesOf(filter, values) : 'postings';
  return { text: `select s.* from ${from} s where ${where.filter(Boolean).join(' and ')}`, values };
}

function whereColumn({ by, of }: StatementRowsFilter, values: unknown[]): string {
  if (of === undefined) return '';
  if (by === 'segment') {
    const member = 'select from segment_members m where m.customer_id = s.customer_id';
    if (of === OF_NONE) return `not exists (${member})`;
    return `exists (${member} and m.segment_id = $${values.push(idOf(of))})`;
  }
  const column = by === 'location' ? 's.location_id' : 's.channel_id';
  return of === OF_NONE ? `${column} is null` : `${column} = $${values.push(idOf(of))}`;
}

/** Of each posting what the goods of one category or brand have of it, one after another: a page reads what it shows. */
function slicesOneByOne({ by, of }: StatementRowsFilter, values: unknown[]): string {
  return `(select p.id, p.day, p.of_day, ${POSTING_AMOUNTS.map((name) => `t.${toColumn(name)}`).join(', ')}
    from postings p cross join lateral (
      select ${SLICE_SUMS} from posting_groups t
      where t.posting_id = p.id and t.dimension = '${by}' and t.key is not distinct from ${bindKey(of, values)}
      having count(*) > 0
    ) t)`;
}

/** The same for sums over all of the days. */
function slicesAtOnce({ by, of, isEarlier }: StatementRowsFilter, values: unknown[]): string {
  return `(select t.posting_id as id, t.day, ${isEarlier ? 'p.of_day,' : ''} ${SLICE_SUMS}
    from posting_groups t ${isEarlier ? 'join postings p on p.id = t.posting_id and p.day between $1 and $2' : ''}
    where t.day between $1 and $2 and t.dimension = '${by}' and t.key is not distinct from ${bindKey(of, values)}
    group by t.posting_id, t.day ${isEarlier ? ', p.of_day' : ''})`;
}

const SLICE_SUMS = POSTING_AMOUNTS.map(toColumn)
  .map((name) => `sum(t.${name})::bigint as ${name}`)
  .join(', ');

function bindKey(of: string | undefined, values: unknown[]): string {
  return `$${values.push(of === OF_NONE ? null : of)}::text`;
}

/** What is no id matches nothing. */
function idOf(text: string): string | null {
  return isId(text) ? text : null;
}

function toColumn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
