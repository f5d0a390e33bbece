import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';

const MOST_RETURNS = 20;

/** A return as the desk lists it. Instants are ISO texts; the worth is with tax. */
export type RecentReturn = {
  id: string;
  number: number;
  at: string;
  orderNumber: number | null;
  locationName: string | null;
  currency: string;
  units: number;
  worthMinor: number;
  isExchange: boolean;
};

/** The returns that people took in last, newest first. */
export async function listRecentReturns(ctx: Ctx): Promise<RecentReturn[]> {
  allow(ctx.actor, 'order.return');
  const { rows } = await ctx.db.$client.query<Omit<RecentReturn, 'at'> & { at: Date }>({
    name: 'recent-returns',
    text: `
      select r.id, r.number, r.at, o.number as "orderNumber", l.name as "locationName", r.currency,
        s.units, s.worth as "worthMinor", exists (select from order_exchanges e where e.return_id = r.id) as "isExchange"
      from (select * from returns order by number desc limit $1) r
      left join orders o on o.id = r.order_id left join locations l on l.id = r.location_id
      cross join lateral (select coalesce(sum(i.quantity), 0)::integer as units,
          coalesce(sum(i.amount_minor + i.tax_minor), 0)::bigint as worth
        from return_lines i where i.return_id = r.id) s
      order by r.number desc`,
    values: [MOST_RETURNS],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
