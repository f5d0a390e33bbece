import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { readToday } from './read-today.ts';

const MOST_AT_ONCE = 2_000;

/** Members with points that become usable or expire by the clock, as of today. */
export async function findDue(ctx: Ctx): Promise<string[]> {
  allow(ctx.actor, 'job.run');
  const { rows } = await ctx.db.$client.query<{ id: string }>({
    name: 'loyalty-due',
    text: `
      (select member_id as id from loyalty_lots where state = 'pending' and "left" > 0 and usable_on <= $1 limit $2)
      union
      (select member_id from loyalty_lots where state = 'usable' and "left" > 0 and expires_on < $1 limit $2)
      order by id limit $2`,
    values: [await readToday(ctx.db, ctx.now), MOST_AT_ONCE],
  });
  return rows.map(({ id }) => id);
}
