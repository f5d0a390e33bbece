import type { Ctx } from '../../context.ts';
import { allow, MATRIX } from '../../team/can.ts';

const MOST = 200;

/** A colleague who can be set a task. */
export type Assignee = { id: string; name: string };

/** The colleagues who work with customers, by name. */
export async function listAssignees(ctx: Ctx): Promise<Assignee[]> {
  allow(ctx.actor, 'customer.write');
  const { rows } = await ctx.db.$client.query<Assignee>({
    name: 'task-assignees',
    text: `select id, name from users where disabled_at is null and role = any ($1::text[]) order by name, id limit $2`,
    values: [MATRIX['customer.write'].roles, MOST],
  });
  return rows;
}
