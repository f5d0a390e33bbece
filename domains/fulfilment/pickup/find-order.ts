import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** The order with a number that people say; null when there is none. */
export async function findOrderByNumber(ctx: Ctx, number: number): Promise<{ id: string } | null> {
  allow(ctx.actor, 'order.read');
  if (!Number.isSafeInteger(number) || number < 1) return null;
  const { rows } = await ctx.db.$client.query<{ id: string }>('select id from orders where number = $1', [
    number,
  ]);
  return rows[0] ?? null;
}
