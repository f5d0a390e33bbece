import type { Ctx } from '#domains/context.ts';
import { expirePickup } from '#domains/orders/pickup/expire-pickup.ts';
import { log } from '#lib/log.ts';

const MOST_AT_ONCE = 500;

/** Ends the orders that nobody came for in time, one by one; one that cannot be ended holds up no other. */
export async function expirePickups(ctx: Ctx): Promise<{ expired: number }> {
  const { rows } = await ctx.db.$client.query<{ orderId: string }>(
    `select order_id as "orderId" from pickups where status = 'ready' and deadline <= $1
     order by deadline, order_id limit ${MOST_AT_ONCE}`,
    [ctx.now],
  );
  let expired = 0;
  for (const { orderId } of rows) {
    try {
      await expirePickup(ctx, { orderId });
      expired++;
    } catch (error) {
      log.error({ err: error, orderId }, 'a pick-up could not be ended');
    }
  }
  return { expired };
}
