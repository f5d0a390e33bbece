import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { CustomerFilter } from '../list-filter.ts';
import { customerConditions, newStatement } from '../list-where.ts';

/** So many people are changed in one go at most. */
export const MOST_AT_ONCE = 1_000;

/** A share of people who may have come or gone since somebody looked, in per cent. */
const TOLERATED_PERCENT = 5;

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
  if (rows.length > MOST_AT_ONCE) {
    throw new AppError('TOO_LARGE', `At most ${MOST_AT_ONCE} customers at once; narrow the list first.`, {
      details: { reason: 'tooManyPeople', most: MOST_AT_ONCE },
    });
  }
  if (Math.abs(rows.length - countSeen) * 100 > countSeen * TOLERATED_PERCENT) {
    throw new AppError(
      'CONFLICT',
      `You saw ${countSeen} customers; now ${rows.length} match. Look at the list again, then repeat.`,
      { details: { reason: 'peopleMoved', count: rows.length, countSeen } },
    );
  }
  return rows.map((row) => row.id);
}
