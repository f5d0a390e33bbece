import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

/** What points did for an order, and what it brought. */
export type OrderPoints = {
  /** What paid a part of it: the amount in the order's currency, tax included. Null where no points were used. */
  used: { points: number; amountMinor: number; givenBack: number } | null;
  /** What it earned; null while it has earned nothing. The day from which that can be used, while it waits. */
  earned: { points: number; takenBack: number; usableOn: string | null } | null;
};

/** The points that an order used and earned; both null where it had to do with none. */
export async function getOrderPoints(ctx: Ctx, orderId: string): Promise<OrderPoints> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<OrderPoints>({
    name: 'order-points',
    text: `
      select
        (select json_build_object('points', p.points, 'amountMinor', p.amount_minor, 'givenBack', p.given_back)
          from order_points p where p.order_id = $1) as used,
        (select json_build_object('points', l.earned, 'takenBack', l.taken_back,
            'usableOn', case when l.state = 'pending' and l.left > 0 then l.usable_on end)
          from loyalty_lots l where l.order_id = $1) as earned`,
    values: [orderId],
  });
  return rows[0]!;
}
