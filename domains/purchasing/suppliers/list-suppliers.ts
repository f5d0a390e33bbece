import { z } from 'zod';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const PAGE = 50;
const MAX_TEXT = 200;
const MEASURED_ORDERS = 50;

/** Which suppliers are wanted, by code; cursors are codes. */
export const SupplierFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  after: z.string().max(MAX_TEXT).optional(),
  before: z.string().max(MAX_TEXT).optional(),
  limit: z.number().int().min(1).max(1_000).default(PAGE),
});

/** What a supplier keeps of its promise, over its newest fifty orders of which something came. */
export type Measured = {
  orders: number;
  /** Days from sending to the first goods; null where nothing came yet. */
  meanDays: number | null;
  spreadDays: number | null;
  /** Orders whose first goods came after the day that was expected. */
  lateOrders: number;
};

/** A supplier as the list shows it. */
export type SupplierRow = Measured & {
  id: string;
  code: string;
  name: string;
  currency: string;
  leadDays: number;
  isActive: boolean;
  items: number;
  openOrders: number;
};

/** Measured lead times of a supplier `s`, in whole business days. */
export const MEASURED = `
  select count(*)::integer as orders, avg(m.days)::float as "meanDays", stddev_samp(m.days)::float as "spreadDays",
    count(*) filter (where m.came_on > m.expected_on)::integer as "lateOrders"
  from (
    select f.came_on, o.expected_on, f.came_on - (o.sent_at at time zone b.time_zone)::date as days
    from purchase_orders o cross join business b
    cross join lateral (select (min(r.at) at time zone b.time_zone)::date as came_on from receipts r
      where r.purchase_order_id = o.id) f
    where o.supplier_id = s.id and o.sent_at is not null and f.came_on is not null
    order by o.number desc limit ${MEASURED_ORDERS}
  ) m`;

/** Suppliers in the order of their codes, with what they keep of their promises. */
export async function listSuppliers(
  ctx: Ctx,
  raw: z.input<typeof SupplierFilter>,
): Promise<{ rows: SupplierRow[]; after: string | null; before: string | null }> {
  allow(ctx.actor, 'purchase.read');
  const filter = SupplierFilter.parse(raw);
  const isBackwards = filter.before !== undefined;
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const words = normaliseForSearch(filter.search)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `s.search like ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`);
  const from = filter.before ?? filter.after;
  const cursor = from === undefined ? [] : [`s.code ${isBackwards ? '<' : '>'} ${bind(from)}`];
  const { rows: found } = await ctx.db.$client.query<SupplierRow>(
    `select s.id, s.code, s.name, s.currency, s.lead_days as "leadDays", s.is_active as "isActive", measured.*,
       (select count(*) from supplier_items i where i.supplier_id = s.id)::integer as items,
       (select count(*) from purchase_orders p where p.supplier_id = s.id
         and p.status in ('draft', 'sent', 'part_received'))::integer as "openOrders"
     from suppliers s cross join lateral (${MEASURED}) measured
     where ${['true', ...words, ...cursor].join(' and ')}
     order by s.code ${isBackwards ? 'desc' : 'asc'} limit ${bind(filter.limit + 1)}`,
    values,
  );
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  return {
    rows,
    after: isBackwards || hasMore ? (rows.at(-1)?.code ?? null) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? (rows[0]?.code ?? null) : null,
  };
}
