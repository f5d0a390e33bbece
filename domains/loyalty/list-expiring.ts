import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { readToday } from './read-today.ts';

const DAYS_AHEAD = 30;
const MOST = 200;

/** Points of a customer that end soon, and the first day on which some of them do. */
export type ExpiringPoints = { customerId: string; name: string; points: number; firstOn: string };

/** Customers whose usable points expire within thirty days, the soonest first. */
export async function listExpiring(ctx: Ctx): Promise<ExpiringPoints[]> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<ExpiringPoints>({
    name: 'loyalty-expiring',
    text: `
      select c.id as "customerId", c.name, sum(l.left)::float8 as points, min(l.expires_on)::text as "firstOn"
      from loyalty_lots l join loyalty_members m on m.id = l.member_id join customers c on c.id = m.customer_id
      where l.state = 'usable' and l.left > 0 and l.expires_on between $1::date and $1::date + $2::integer
      group by c.id order by min(l.expires_on), c.id limit $3`,
    values: [await readToday(ctx.db, ctx.now), DAYS_AHEAD, MOST],
  });
  return rows;
}
