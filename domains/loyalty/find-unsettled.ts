import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { readLoyaltyRules } from './rules/read-rules.ts';

const SINCE = `$1::timestamptz - interval '60 days'`;
const MOST_AT_ONCE = 500;

/**
 * Orders whose points are not up to date: shipped and paid ones of the last sixty days that earned nothing yet, those with
 * returns that took nothing back yet, and those that points paid for and less is kept of. With an order, only that one,
 * however old.
 */
export async function findUnsettled(ctx: Ctx, orderId?: string): Promise<string[]> {
  allow(ctx.actor, 'job.run');
  const { rules } = await readLoyaltyRules(ctx.db);
  const { rows } = await ctx.db.$client.query<{ id: string }>({
    name: orderId ? 'unsettled-order' : 'unsettled-orders',
    text: `
      (select o.id from orders o
        where ${orderId ? 'o.id = $1' : `o.placed_at > ${SINCE}`} and $2 and o.day >= $3::date
          and o.status = 'shipped' and o.payment_status in ('paid', 'part_refunded') and o.customer_id is not null
          and o.import_id is null
          and not exists (select from loyalty_happenings h where h.cause_kind = 'earn' and h.cause_id = o.id)
        limit $4)
      union
      (select r.order_id from returns r
        where ${orderId ? 'r.order_id = $1' : `r.at > ${SINCE}`}
          and exists (select from return_lines rl where rl.return_id = r.id and rl.order_line_id is not null)
          and exists (select from loyalty_happenings h where h.cause_kind = 'earn' and h.cause_id = r.order_id)
          and not exists (select from loyalty_happenings h where h.cause_kind = 'take_back' and h.cause_id = r.id)
        limit $4)
      union
      (select p.order_id from order_points p join orders o on o.id = p.order_id
        where ${orderId ? 'p.order_id = $1' : `p.at > ${SINCE}`} and p.given_back < p.points
          and (o.status = 'cancelled' or o.version <> p.settled_version or p.settled_returned <>
            (select sum(l.returned_quantity) from order_lines l where l.order_id = o.id))
        limit $4)
      order by id`,
    values: [orderId ?? ctx.now, rules.isOn, rules.startsOn, MOST_AT_ONCE],
  });
  return rows.map(({ id }) => id);
}
