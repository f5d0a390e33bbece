import { z } from 'zod';
import {
  type ContactMarks,
  listContactMarks,
  MARKED_WAYS,
} from '#domains/customers/consents/list-contact-marks.ts';
import { type FilterParams, listPlace, readFilter, several } from '#lib/list-filter.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const ROWS_PER_PAGE = 50;
const SHOWN_GOODS = 3;

/** How far a buyer came. */
export const REACHED = ['cart', 'checkout', 'payment'] as const;
/** How long a cart has lain. */
export const AGES = ['day', 'week', 'month', 'older'] as const;

/** Which open carts. Ways are those in which marketing may reach the buyer. */
export const CartFilter = z.object({
  channelIds: several(z.uuid()),
  who: z.enum(['known', 'anonymous']).optional(),
  reached: several(z.enum(REACHED)),
  age: z.enum(AGES).optional(),
  ways: several(z.enum(MARKED_WAYS)),
  sort: z.enum(['-activity', 'activity']).default('-activity'),
  ...listPlace(ROWS_PER_PAGE),
});

/** The filter that an address names; what it does not understand narrows nothing. */
export function readCartFilter(params: FilterParams): z.output<typeof CartFilter> {
  return readFilter(CartFilter, params, { channelIds: 'channel', ways: 'way' });
}

/** A cart that was not ordered yet. Instants are ISO texts, values in the cart's own currency. */
export type OpenCart = {
  id: string;
  channel: { name: string; kind: 'store' | 'web' | 'app' | 'marketplace' | 'social' | 'phone' };
  /** Null where nobody knows who it is. */
  customer: { id: string; name: string; number: number } | null;
  /** The first goods in it; how many lines there are in all. */
  goods: string[];
  lines: number;
  units: number;
  valueMinor: number;
  currency: string;
  reached: (typeof REACHED)[number];
  openedAt: string;
  activityAt: string;
  /** What the buyer did last, here or elsewhere. */
  lastTouch: { kind: string; at: string; channelName: string } | null;
  /** Whether marketing may reach the buyer, by way; empty for the unknown. */
  marks: ContactMarks;
};

/** What waits in the carts of a filter, by currency. */
export type CartSum = { currency: string; carts: number; valueMinor: number };

/** A page of open carts with the cursors around it. */
export type CartPage = { rows: OpenCart[]; sums: CartSum[]; after: string | null; before: string | null };

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const MICROS = `to_char(k.last_activity_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const ROW = `
  k.id, json_build_object('name', ch.name, 'kind', ch.kind) as channel,
  case when c.id is not null then json_build_object('id', c.id, 'name', c.name, 'number', c.number) end as customer,
  (select coalesce(json_agg(coalesce(l.line ->> 'title', l.line ->> 'sku', l.line ->> 'key') order by l.place), '[]')
    from jsonb_array_elements(k.lines) with ordinality as l (line, place) where l.place <= ${SHOWN_GOODS}) as goods,
  jsonb_array_length(k.lines) as lines, k.units, k.value_minor as "valueMinor", k.currency, k.reached,
  ${ISO('k.opened_at')} as "openedAt", ${ISO('k.last_activity_at')} as "activityAt", ${MICROS} as micros,
  (select json_build_object('kind', t.kind, 'at', ${ISO('t.at')}, 'channelName', tc.name) from (
      (select t.kind, t.at, t.channel_id from touches t where t.customer_id = k.customer_id and t.at <= $1
        order by t.at desc limit 1)
      union all
      (select t.kind, t.at, t.channel_id from touches t where t.anonymous_id = k.anonymous_id and t.at <= $1
        order by t.at desc limit 1)
      order by at desc limit 1) t join channels tc on tc.id = t.channel_id) as "lastTouch"`;

const FROM = `carts k join channels ch on ch.id = k.channel_id
  left join customers c on c.id = k.customer_id and c.merged_into is null and c.erased_at is null`;

/**
 * Carts that wait for their buyers, those touched last first; pages by keyset. Narrowed to ways of contact, a page may have
 * fewer rows than others: who is on the suppression list in the meantime is left out. @throws FORBIDDEN
 */
export async function listOpenCarts(ctx: Ctx, raw: z.input<typeof CartFilter>): Promise<CartPage> {
  allow(ctx.actor, 'customer.read');
  const filter = CartFilter.parse(raw);
  const [rows, sums] = await Promise.all([readRows(ctx, filter), sumUp(ctx, filter)]);
  const isBackwards = filter.before !== undefined;
  const hasMore = rows.length > filter.limit;
  const page = rows.slice(0, filter.limit);
  if (isBackwards) page.reverse();
  const known = page.flatMap(({ customer }) => (customer ? [customer.id] : []));
  const marks = await listContactMarks(ctx, [...new Set(known)]);
  const cursor = (row: Keyed | undefined) => (row ? `${row.micros}~${row.id}` : null);
  const isReached = (row: { marks: ContactMarks }) =>
    filter.ways.length === 0 || filter.ways.some((way) => row.marks[way]?.may);
  return {
    rows: page
      .map(({ micros: _, ...row }) => ({ ...row, marks: (row.customer && marks.get(row.customer.id)) ?? {} }))
      .filter(isReached),
    sums,
    after: isBackwards || hasMore ? cursor(page.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(page[0]) : null,
  };
}

type Filter = z.output<typeof CartFilter>;
type Keyed = Omit<OpenCart, 'marks'> & { micros: string };

async function readRows(ctx: Ctx, filter: Filter): Promise<Keyed[]> {
  const values: unknown[] = [ctx.now];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const isDown = (filter.sort === '-activity') !== (filter.before !== undefined);
  const direction = isDown ? 'desc' : 'asc';
  const where = [...conditions(filter, bind), ...place(filter, isDown, bind)].join(' and ');
  const { rows } = await ctx.db.$client.query<Keyed>(
    `select ${ROW} from ${FROM} where ${where}
     order by k.last_activity_at ${direction}, k.id ${direction} limit ${bind(filter.limit + 1)}`,
    values,
  );
  return rows;
}

async function sumUp(ctx: Ctx, filter: Filter): Promise<CartSum[]> {
  const values: unknown[] = [ctx.now];
  const where = conditions(filter, (value) => `$${values.push(value)}`).join(' and ');
  const { rows } = await ctx.db.$client.query<CartSum>(
    `select k.currency, count(*)::integer as carts, coalesce(sum(k.value_minor), 0)::bigint as "valueMinor"
     from ${FROM} where ${where} group by k.currency order by 3 desc, 1`,
    values,
  );
  return rows;
}

const DAYS = { day: [0, 1], week: [1, 7], month: [7, 30], older: [30, null] } as const;

/** `$1` is the moment. What somebody said holds as far as it is said; the suppression list is asked for the page. */
function conditions(filter: Filter, bind: (value: unknown) => string): string[] {
  const found = [`k.status = 'open' and k.units > 0 and k.last_activity_at <= $1::timestamptz`];
  if (filter.channelIds.length > 0) found.push(`k.channel_id = any (${bind(filter.channelIds)}::uuid[])`);
  if (filter.who) found.push(`c.id is ${filter.who === 'known' ? 'not null' : 'null'}`);
  if (filter.reached.length > 0) found.push(`k.reached = any (${bind(filter.reached)}::text[])`);
  if (filter.age) {
    const [from, to] = DAYS[filter.age];
    found.push(`k.last_activity_at <= $1::timestamptz - ${from} * interval '1 day'`);
    if (to !== null) found.push(`k.last_activity_at > $1::timestamptz - ${to} * interval '1 day'`);
  }
  if (filter.ways.length > 0) {
    found.push(`exists (select from unnest(${bind(filter.ways)}::text[]) as w (way) cross join lateral (
      select s.is_granted from consents s where s.customer_id = c.id and s.purpose = 'marketing' and s.way = w.way
        and s.at <= $1 order by s.at desc, s.id desc limit 1) newest where newest.is_granted)`);
  }
  return found;
}

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z)~([0-9a-f-]{36})$/;

/** A cursor that is not understood begins at the top. */
function place({ after, before }: Filter, isDown: boolean, bind: (value: unknown) => string): string[] {
  const match = CURSOR.exec(after ?? before ?? '');
  if (!match) return [];
  return [
    `(k.last_activity_at, k.id) ${isDown ? '<' : '>'} (${bind(match[1])}::timestamptz, ${bind(match[2])}::uuid)`,
  ];
}
