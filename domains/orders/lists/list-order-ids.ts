import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { newStatement } from '#lib/new-statement.ts';
import { judgeWholeList, MOST_AT_ONCE } from '#lib/whole-list.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { OrderFilter } from '../list-filter.ts';
import { orderConditions } from '../list-where.ts';

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
  const count = rows.length;
  const verdict = judgeWholeList({ count, countSeen });
  if (verdict === 'tooMany') {
    throw new AppError('TOO_LARGE', `At most ${MOST_AT_ONCE} orders at once; narrow the list first.`, {
      details: { reason: 'tooManyAtOnce', most: MOST_AT_ONCE },
    });
  }
  if (verdict === 'moved') {
    throw new AppError(
      'CONFLICT',
      `You saw ${countSeen} orders; now ${count} match. Look at the list again, then repeat.`,
      { details: { reason: 'listMoved', count, countSeen } },
    );
  }
  return rows.map((row) => row.id);
}
