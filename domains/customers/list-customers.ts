import type { z } from 'zod';
import type { customerPredictions } from '#db/schema/index.ts';
import { newStatement } from '#lib/new-statement.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { type ContactMarks, listContactMarks } from './consents/list-contact-marks.ts';
import { findPage } from './find-page.ts';
import { CustomerFilter } from './list-filter.ts';
import { customerConditions } from './list-where.ts';
import { maskContact, seesContact } from './mask-contact.ts';
import { REACHED, TIER_BY, TIERS } from './searching/loyalty-conditions.ts';
import { narrowByTier } from './searching/narrow-by-tier.ts';

/** The kind of a channel, as its mark shows it. */
export type ChannelKind = 'store' | 'web' | 'app' | 'marketplace' | 'social' | 'phone';

/** A channel by its name and kind. */
export type ChannelName = { name: string; kind: ChannelKind };

/** What is foretold of a person: chance and value are null where too little is known. Amounts as those of the row. */
export type RowOutlook = {
  group: typeof customerPredictions.$inferSelect.rfmGroup;
  pAlive: number | null;
  /** Orders expected within a year. */
  orders365: number | null;
  value365Minor: number | null;
  /** The days in which the next purchase is likely; an open end is null. */
  next: { fromOn: string; untilOn: string | null } | null;
};

/** Where a person stands in the loyalty programme: the tier's name, and the points that can be used. */
export type RowLoyalty = { tier: string | null; points: number | null };

/** A person of the list. Instants are ISO texts; amounts are minor units of the reporting currency. */
export type CustomerRow = {
  id: string;
  number: number;
  name: string;
  phone: string | null;
  email: string | null;
  country: string | null;
  tags: string[];
  /** Where the newest orders were placed, the most used first. */
  channels: ChannelName[];
  firstChannel: ChannelName | null;
  /** Where the newest order was placed. */
  lastChannel: ChannelName | null;
  /** What is foretold; null before the first order or the first run. */
  outlook: RowOutlook | null;
  loyalty: RowLoyalty;
  /** Per way whether marketing may reach the person. */
  marks: ContactMarks;
  orders: number;
  grossMinor: number;
  netMinor: number;
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  createdAt: string;
};

/** How many people match; where there are very many, about how many. */
export type CustomerCount = { value: number; isExact: boolean };

/** A page of people with the cursors around it; `addedUpAt` tells until when orders are in the figures. */
export type CustomerPage = {
  rows: CustomerRow[];
  after: string | null;
  before: string | null;
  count: CustomerCount;
  addedUpAt: string | null;
};

/** Up to here matching people are counted one by one; beyond, the planner's estimate is told. */
export const COUNTED_UP_TO = 2_000;

const NEWEST_ORDERS = 100;

const TODAY = '(select business_day($2::timestamptz))';
const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const WAY = (kind: string) =>
  `(select i.value from identities i where i.customer_id = c.id and i.kind = '${kind}' order by i.created_at desc, i.id limit 1)`;

const ROWS = `
  with tiers as materialized (${TIERS})
  select c.id, c.number, c.name, ${WAY('phone')} as phone, ${WAY('email')} as email, c.country, c.tags,
    (select coalesce(json_agg(json_build_object('name', u.name, 'kind', u.kind) order by u.used desc, u.name), '[]')
      from (select ch.name, ch.kind, count(*) as used
        from (select o.channel_id from orders o where o.customer_id = c.id
          order by o.placed_at desc, o.id desc limit ${NEWEST_ORDERS}) o
        join channels ch on ch.id = o.channel_id group by ch.id) u) as channels,
    (select json_build_object('name', ch.name, 'kind', ch.kind) from channels ch where ch.id = c.first_channel_id)
      as "firstChannel",
    (select json_build_object('name', ch.name, 'kind', ch.kind) from orders o join channels ch on ch.id = o.channel_id
      where o.customer_id = c.id order by o.placed_at desc, o.id desc limit 1) as "lastChannel",
    (select json_build_object('group', p.rfm_group, 'pAlive', case when p.is_enough then p.p_alive end,
      'orders365', case when p.is_enough then p.orders365 end,
      'value365Minor', case when p.is_enough then p.value365_minor end,
      'next', case when p.next_from_on is not null then
        json_build_object('fromOn', p.next_from_on, 'untilOn', p.next_until_on) end)
      from customer_predictions p where p.customer_id = c.id) as outlook,
    json_build_object('tier', (select t.name from (select case ${TIER_BY} when 'sales' then ${REACHED.sales(TODAY)}
        else ${REACHED.points(TODAY)} end as amount where exists (select from tiers) offset 0) r
        join tiers t on t.low <= r.amount order by t.low desc limit 1),
      'points', (select sum(a.balance) from loyalty_members m join loyalty_accounts a on a.member_id = m.id
        where m.customer_id = c.id and a.kind = 'usable')) as loyalty,
    coalesce(s.orders, 0) as orders, coalesce(s.gross_minor, 0) as "grossMinor", coalesce(s.net_minor, 0) as "netMinor",
    ${ISO('s.first_order_at')} as "firstOrderAt", ${ISO('s.last_order_at')} as "lastOrderAt",
    ${ISO('c.created_at')} as "createdAt"
  from unnest($1::uuid[]) with ordinality as wanted (id, position)
  join customers c on c.id = wanted.id left join customer_stats s on s.customer_id = c.id
  order by wanted.position`;

/**
 * A page of people. Their figures are sums that follow the orders by some seconds (`addedUpAt`).
 * Phones and addresses are masked without the right to see them. @throws FORBIDDEN without the right to see customers.
 */
export async function listCustomers(ctx: Ctx, raw: z.input<typeof CustomerFilter>): Promise<CustomerPage> {
  allow(ctx.actor, 'customer.read');
  const asked = CustomerFilter.parse(raw);
  if (asked.segmentId) allow(ctx.actor, 'segment.read');
  const filter = await narrowByTier(ctx.db, asked, ctx.now);
  const [page, counted, folds] = await Promise.all([
    findPage(ctx, filter),
    countCustomers(ctx, filter),
    ctx.db.$client.query<{ at: string }>(
      `select ${ISO('folded_at')} as at from folds where name = 'postings'`,
    ),
  ]);
  const [{ rows: read }, marks] = await Promise.all([
    ctx.db.$client.query<Omit<CustomerRow, 'marks'>>({
      name: 'customer-rows',
      text: ROWS,
      values: [page.ids, ctx.now],
    }),
    listContactMarks(ctx, page.ids),
  ]);
  const rows = read.map((row) => ({ ...row, marks: marks.get(row.id) ?? {} }));
  const isWhole = !filter.after && !filter.before && page.after === null;
  return {
    rows: seesContact(ctx.actor) ? rows : rows.map(maskRow),
    after: page.after,
    before: page.before,
    count: isWhole ? { value: rows.length, isExact: true } : counted,
    addedUpAt: folds.rows[0]?.at ?? null,
  };
}

function maskRow(row: CustomerRow): CustomerRow {
  return {
    ...row,
    phone: row.phone && maskContact('phone', row.phone),
    email: row.email && maskContact('email', row.email),
  };
}

/** How many people match: counted up to `COUNTED_UP_TO`, estimated beyond. */
async function countCustomers(ctx: Ctx, filter: CustomerFilter): Promise<CustomerCount> {
  const statement = newStatement();
  const where = customerConditions(filter, ctx, statement).join(' and ');
  const from = `from customers c left join customer_stats s on s.customer_id = c.id where ${where}`;
  type Plan = { 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] };
  const plan = await ctx.db.$client.query<Plan>(`explain (format json) select ${from}`, statement.values);
  const estimate = plan.rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
  if (estimate > COUNTED_UP_TO * 2) return { value: estimate, isExact: false };
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*) as count from (select ${from} limit ${COUNTED_UP_TO + 1}) c`,
    statement.values,
  );
  const count = rows[0]!.count;
  if (count <= COUNTED_UP_TO) return { value: count, isExact: true };
  return { value: Math.max(estimate, count), isExact: false };
}
