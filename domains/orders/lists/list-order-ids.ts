import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { OrderFilter } from '../list-filter.ts';
import { newStatement, orderConditions } from '../list-where.ts';

/** So many orders are changed in one go at most. */
export const MOST_AT_ONCE = 1_000;

/** A share of orders that may have come or gone since somebody looked, in per cent. */
const TOLERATED_PERCENT = 5;

/**
 * The ids of all orders that match, oldest first, for a change of many. `countSeen` is what the person was shown.
 * @throws CONFLICT with the count of now when it moved by more than a twentieth; TOO_LARGE beyond `MOST_AT_ONCE`.
 */
export async function listOrderIds(
  ctx: Ctx,
  raw: z.input<typeof OrderFilter>,
  countSeen: number,
): Promise<string[]> {
  allow(ctx.actor, 'order.read');
  const statement = newStatement();
  const where = orderConditions(OrderFilter.parse(raw), ctx, statement).join(' and ') || 'true';
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select o.id from orders o where ${where} order by o.placed_at, o.id limit ${MOST_AT_ONCE + 1}`,
    statement.values,
  );
  if (rows.length > MOST_AT_ONCE) {
    throw new AppError('TOO_LARGE', `At most ${MOST_AT_ONCE} orders at once; narrow the list first.`, {
      details: { reason: 'tooManyAtOnce', most: MOST_AT_ONCE },
    });
  }
  if (Math.abs(rows.length - countSeen) * 100 > countSeen * TOLERATED_PERCENT) {
    throw new AppError(
      'CONFLICT',
      `You saw ${countSeen} orders; now ${rows.length} match. Look at the list again, then repeat.`,
      { details: { reason: 'listMoved', count: rows.length, countSeen } },
    );
  }
  return rows.map((row) => row.id);
}
