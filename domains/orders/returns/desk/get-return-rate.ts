import { addDays, dayIn } from '#lib/time.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';

/** Days of sales that the rate looks at. */
export const RATE_DAYS = 365;

/** How much of a variant comes back, and why. */
export type ReturnRate = {
  /** Units sold on the days looked at, and how many of those very units came back. */
  sold: number;
  returned: number;
  /** Units that came back by reason, most first; `unknown` where nobody was asked. */
  reasons: { reason: string; units: number }[];
};

/** The units of a variant sold in the last year, and what of them came back for which reason. */
export async function getReturnRate(ctx: Ctx, variantId: string): Promise<ReturnRate> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<ReturnRate>({
    name: 'return-rate',
    text: `
      with sold as materialized (
        select l.id, l.shipped_quantity, l.returned_quantity from order_lines l join orders o on o.id = l.order_id
        where l.variant_id = $1 and o.day >= $2::date
      ), reasons as (
        select coalesce(r.reason_code, 'unknown') as reason, sum(i.quantity)::integer as units
        from sold s join return_lines i on i.order_line_id = s.id join returns r on r.id = i.return_id group by 1
      )
      select coalesce(sum(shipped_quantity), 0)::integer as sold, coalesce(sum(returned_quantity), 0)::integer as returned,
        (select coalesce(json_agg(json_build_object('reason', reason, 'units', units) order by units desc, reason), '[]')
          from reasons) as reasons
      from sold`,
    values: [variantId, addDays(dayIn('UTC', ctx.now), -RATE_DAYS)],
  });
  return rows[0]!;
}
