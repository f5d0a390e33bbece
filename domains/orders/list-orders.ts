import type { z } from 'zod';
import type { Reader } from '#db/client.ts';
import { newStatement, type Statement } from '#lib/new-statement.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { OrderFilter } from './list-filter.ts';
import { numberIn, orderConditions } from './list-where.ts';
import type { OrderStatus, PaymentStatus } from './order-status.ts';

/** An order of the list. Instants are ISO texts, so that a row is the same on the server and in the browser. */
export type OrderRow = {
  id: string;
  number: number;
  externalNumber: string | null;
  channelName: string;
  channelKind: 'store' | 'web' | 'app' | 'marketplace' | 'social' | 'phone';
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  customerName: string | null;
  placedAt: string;
  shipBy: string | null;
  units: number;
  totalMinor: number;
  currency: string;
  locationName: string | null;
  country: string | null;
  /** Its customer comes to a shop for it. */
  isPickup: boolean;
  tags: string[];
};

/** How many orders match; where there are very many, about how many. */
export type OrderCount = { value: number; isExact: boolean };

/** A page of orders with the cursors of the pages around it; null where there is none. */
export type OrderPage = {
  rows: OrderRow[];
  after: string | null;
  before: string | null;
  count: OrderCount;
};

/** Up to here matching orders are counted one by one; beyond, the planner's estimate is told. */
export const COUNTED_UP_TO = 2_000;

/** So many neighbours in the list are looked through before a search asks the index of words. */
const WINDOW = 5_000;

const MICROS = `to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const MILLIS = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SORTS = {
  placed: { column: 'o.placed_at', type: 'timestamptz', key: MICROS },
  total: { column: 'o.total_minor', type: 'bigint', key: 'o.total_minor::text' },
} as const;

const COLUMNS = `o.id, o.number, o.external_number as "externalNumber", ch.name as "channelName",
  ch.kind as "channelKind", o.status, o.payment_status as "paymentStatus",
  coalesce(nullif(c.name, ''), nullif(a.name, '')) as "customerName", ${MILLIS('o.placed_at')} as "placedAt",
  ${MILLIS('o.ship_by')} as "shipBy", o.units, o.total_minor as "totalMinor", o.currency, l.name as "locationName",
  o.country, exists (select from pickups p where p.order_id = o.id and p.status <> 'cancelled') as "isPickup", o.tags`;

const JOINS = `join channels ch on ch.id = o.channel_id left join customers c on c.id = o.customer_id
  left join order_addresses a on a.order_id = o.id and a.kind = 'shipping'
  left join locations l on l.id = o.location_id`;

type Keyed = OrderRow & { key: string };

/**
 * A page of orders by keyset: as quick on the last page as on the first. An order whose number is exactly what is
 * searched for stands first on the first page. Names are shown to whoever may read orders: parcels carry them.
 */
export async function listOrders(ctx: Ctx, raw: z.input<typeof OrderFilter>): Promise<OrderPage> {
  allow(ctx.actor, 'order.read');
  const filter = OrderFilter.parse(raw);
  const isFirst = !filter.after && !filter.before;
  const named = numberIn(filter.search);
  const pins = isFirst && named !== null ? readPage(ctx, { ...filter, search: `#${named}` }) : [];
  const [found, count, pinned] = await Promise.all([
    readPage(ctx, filter),
    countOrders(ctx, filter),
    Promise.resolve(pins),
  ]);
  const hit = pinned.find((row) => row.number === named);
  const page = turn(found, filter);
  const rows = hit ? [hit, ...page.rows.filter((row) => row.id !== hit.id)] : page.rows;
  return {
    rows: rows.map(({ key: _, ...row }) => row),
    after: page.after,
    before: page.before,
    count: isFirst && !page.after ? { value: rows.length, isExact: true } : count,
  };
}

/** The rows of a page in reading order, with the cursors around them; the row too many tells whether there is more. */
function turn(found: Keyed[], filter: OrderFilter) {
  const isBackwards = filter.before !== undefined;
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  const cursor = (row: Keyed | undefined) => (row ? `${row.key}~${row.id}` : null);
  return {
    rows,
    after: isBackwards || hasMore ? cursor(rows.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

/**
 * Words that many orders have are found soonest by going through the list, rare ones by the index of words. Which they
 * are is not known before, so a search first goes through a window of neighbours; only when that does not fill the
 * page is the index asked.
 */
async function readPage(ctx: Ctx, filter: OrderFilter): Promise<Keyed[]> {
  const isSearch = filter.search.trim() !== '' && !filter.search.trim().startsWith('#');
  if (isSearch) {
    const near = await runPage(ctx, filter, nearby);
    if (near.length > filter.limit) return near;
  }
  return runPage(ctx, filter, isSearch ? byWords : plainly);
}

type Shape = (parts: { where: string; cursor: string; order: string; column: string }) => string;

const plainly: Shape = ({ where, cursor, order }) =>
  `orders o where ${where} and ${cursor} order by ${order}`;
const nearby: Shape = ({ where, cursor, order }) =>
  `(select * from orders o where ${cursor} order by ${order} limit ${WINDOW}) o where ${where} order by ${order}`;
// `materialized` keeps the planner from walking the whole list after all.
const byWords: Shape = ({ where, cursor, order }) =>
  `(with matching as materialized (select * from orders o where ${where}) select * from matching o) o
   where ${cursor} order by ${order}`;

async function runPage(ctx: Ctx, filter: OrderFilter, shape: Shape): Promise<Keyed[]> {
  const statement = newStatement();
  const sort = SORTS[filter.sort.endsWith('placed') ? 'placed' : 'total'];
  const isDown = filter.sort.startsWith('-') !== (filter.before !== undefined);
  const direction = isDown ? 'desc' : 'asc';
  const order = `${sort.column} ${direction}, o.id ${direction}`;
  const where = orderConditions(filter, ctx, statement).join(' and ') || 'true';
  const cursor = cursorCondition(filter, { ...sort, isDown }, statement.bind);
  const from = shape({ where, cursor, order, column: sort.column });
  const { rows } = await ctx.db.$client.query<Keyed>(
    `select ${COLUMNS}, ${sort.key} as key
     from (select o.* from ${from} limit ${statement.bind(filter.limit + 1)}) o ${JOINS} order by ${order}`,
    statement.values,
  );
  return rows;
}

function cursorCondition(
  filter: OrderFilter,
  sort: { column: string; type: string; isDown: boolean },
  bind: Statement['bind'],
): string {
  const cursor = readCursor(filter.after ?? filter.before, sort.type);
  if (!cursor) return 'true';
  const sign = sort.isDown ? '<' : '>';
  return `(${sort.column}, o.id) ${sign} (${bind(cursor.key)}::${sort.type}, ${bind(cursor.id)}::uuid)`;
}

const CURSOR = {
  timestamptz: /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z)~([0-9a-f-]{36})$/,
  bigint: /^(\d{1,16})~([0-9a-f-]{36})$/,
};

/** A cursor that is not understood (a cut-off link, another sort) begins at the top. */
function readCursor(text: string | undefined, type: string): { key: string; id: string } | null {
  const match = CURSOR[type === 'bigint' ? 'bigint' : 'timestamptz'].exec(text ?? '');
  return match ? { key: match[1]!, id: match[2]! } : null;
}

/** How many orders match the filter: counted up to `COUNTED_UP_TO`, estimated beyond. */
export async function countOrders(ctx: Ctx, raw: z.input<typeof OrderFilter>): Promise<OrderCount> {
  allow(ctx.actor, 'order.read');
  const filter = OrderFilter.parse(raw);
  const statement = newStatement();
  const where = orderConditions(filter, ctx, statement).join(' and ') || 'true';
  const estimate = await estimateRows(ctx.db, where, statement.values);
  if (estimate > COUNTED_UP_TO * 2) return { value: estimate, isExact: false };
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*) as count from (select from orders o where ${where} limit ${COUNTED_UP_TO + 1}) o`,
    statement.values,
  );
  const count = rows[0]!.count;
  if (count <= COUNTED_UP_TO) return { value: count, isExact: true };
  return { value: Math.max(estimate, count), isExact: false };
}

async function estimateRows(db: Reader, where: string, values: unknown[]): Promise<number> {
  type Plan = { 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] };
  const { rows } = await db.$client.query<Plan>(
    `explain (format json) select from orders o where ${where}`,
    values,
  );
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
}
