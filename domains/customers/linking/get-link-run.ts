import type { linkRuns } from '#db/schema/people/identity.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Where the newest comparison of all customers stands. */
export type LinkRun = Pick<
  typeof linkRuns.$inferSelect,
  | 'id'
  | 'status'
  | 'finishedAt'
  | 'step'
  | 'stepDone'
  | 'stepTotal'
  | 'people'
  | 'candidates'
  | 'linked'
  | 'toReview'
  | 'problem'
>;

/** The newest run, whatever became of it; null before the first. */
export async function getLinkRun(ctx: Ctx): Promise<LinkRun | null> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<LinkRun>(
    `select id, status, finished_at as "finishedAt", step, step_done as "stepDone", step_total as "stepTotal", people,
       candidates, linked, to_review as "toReview", problem
     from link_runs order by asked_at desc, id desc limit 1`,
  );
  return rows[0] ?? null;
}

/** The run that waits or is at work; null while none is. */
export async function findLinkingAtWork(ctx: Ctx): Promise<string | null> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select id from link_runs where status in ('waiting', 'running')`,
  );
  return rows[0]?.id ?? null;
}

/** Whether everybody was compared, or somebody began to, in the last twenty hours. */
export async function wasLinkedLately(ctx: Ctx): Promise<boolean> {
  allow(ctx.actor, 'customer.read');
  const { rowCount } = await ctx.db.$client.query(
    `select from link_runs where asked_at > $1::timestamptz - interval '20 hours' limit 1`,
    [ctx.now],
  );
  return rowCount === 1;
}
