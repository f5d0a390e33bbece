import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { PurchaseStatus } from '../orders/purchase-status.ts';
import { PurchaseFilter } from './list-filter.ts';
import { isLate, purchaseConditions } from './list-where.ts';

/** A purchase order as the list shows it. Units of all its lines; money in the order's own currency. */
export type PurchaseRow = {
  id: string;
  number: number;
  status: PurchaseStatus;
  supplierId: string;
  supplierName: string;
  locationName: string;
  expectedOn: string | null;
  isLate: boolean;
  lines: number;
  ordered: number;
  received: number;
  currency: string;
  /** Null for those who may not see costs. */
  totalMinor: number | null;
  createdBy: string;
  createdAt: Date;
  sentAt: Date | null;
};

/** A page of purchase orders, the newest first. */
export type PurchasePage = { rows: PurchaseRow[]; after: string | null; before: string | null };

/** Purchase orders that match, by keyset pages over their numbers. */
export async function listPurchaseOrders(
  ctx: Ctx,
  raw: z.input<typeof PurchaseFilter>,
): Promise<PurchasePage> {
  allow(ctx.actor, 'purchase.read');
  const filter = PurchaseFilter.parse(raw);
  const isBackwards = filter.before !== undefined;
  const found = await readRows(ctx, filter, isBackwards);
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  const cursor = (row: PurchaseRow | undefined) => (row ? String(row.number) : null);
  return {
    rows,
    after: isBackwards || hasMore ? cursor(rows.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

async function readRows(ctx: Ctx, filter: PurchaseFilter, isBackwards: boolean): Promise<PurchaseRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const today = await readToday(ctx);
  const conditions = purchaseConditions(filter, today, bind);
  if (filter.after !== undefined) conditions.push(`p.number < ${bind(filter.after)}`);
  if (filter.before !== undefined) conditions.push(`p.number > ${bind(filter.before)}`);
  const { rows } = await ctx.db.$client.query<PurchaseRow>(
    `select p.id, p.number, p.status, p.supplier_id as "supplierId", s.name as "supplierName", l.name as "locationName",
       p.expected_on::text as "expectedOn", ${isLate(bind(today))} as "isLate", sums.lines, sums.ordered, sums.received,
       p.currency, case when ${bind(can(ctx.actor, 'cost.read'))} then sums.total end as "totalMinor",
       p.created_by as "createdBy", p.created_at as "createdAt", p.sent_at as "sentAt"
     from purchase_orders p join suppliers s on s.id = p.supplier_id join locations l on l.id = p.location_id
     cross join lateral (select count(*)::integer as lines, coalesce(sum(o.quantity), 0) as ordered,
         coalesce(sum(o.received_good + o.received_damaged), 0) as received,
         coalesce(sum(round(o.quantity::numeric * o.unit_cost_micros / 1000000)), 0)::bigint as total
       from purchase_order_lines o where o.purchase_order_id = p.id) sums
     where ${conditions.join(' and ')}
     order by p.number ${isBackwards ? 'asc' : 'desc'} limit ${bind(filter.limit + 1)}`,
    values,
  );
  return rows;
}

/** How many orders have goods that should have come, counted up to `most`: as many as the list of the late ones has. */
export async function countLatePurchases(ctx: Ctx, most: number): Promise<number> {
  allow(ctx.actor, 'purchase.read');
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*)::integer as count from (select from purchase_orders p where ${isLate('$1')} limit $2) late`,
    [await readToday(ctx), most],
  );
  return rows[0]!.count;
}

async function readToday(ctx: Ctx): Promise<string> {
  const { rows } = await ctx.db.$client.query<{ today: string }>(
    'select ($1::timestamptz at time zone time_zone)::date::text as today from business',
    [ctx.now],
  );
  return rows[0]!.today;
}
