import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { newStatement } from '#lib/new-statement.ts';
import { judgeWholeList, MOST_AT_ONCE } from '#lib/whole-list.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { CustomerFilter } from '../list-filter.ts';
import { customerConditions } from '../list-where.ts';

/**
 * The ids of all people who match, oldest first, for a change of many. `countSeen` is what the person was shown.
 * @throws CONFLICT with the count of now when it moved by more than a twentieth; TOO_LARGE beyond `MOST_AT_ONCE`.
 */
export async function listCustomerIds(
  ctx: Ctx,
  raw: z.input<typeof CustomerFilter>,
  countSeen: number,
): Promise<string[]> {
  allow(ctx.actor, 'customer.read');
  const statement = newStatement();
  const where = customerConditions(CustomerFilter.parse(raw), ctx, statement).join(' and ');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select c.id from customers c left join customer_stats s on s.customer_id = c.id where ${where}
     order by c.created_at, c.id limit ${MOST_AT_ONCE + 1}`,
    statement.values,
  );
  const count = rows.length;
  const verdict = judgeWholeList({ count, countSeen });
  if (verdict === 'tooMany') {
    throw new AppError('TOO_LARGE', `At most ${MOST_AT_ONCE} customers at once; narrow the list first.`, {
      details: { reason: 'tooManyPeople', most: MOST_AT_ONCE },
    });
  }
  if (verdict === 'moved') {
    throw new AppError(
      'CONFLICT',
      `You saw ${countSeen} customers; now ${count} match. Look at the list again, then repeat.`,
      { details: { reason: 'peopleMoved', count, countSeen } },
    );
  }
  return rows.map((row) => row.id);
}
