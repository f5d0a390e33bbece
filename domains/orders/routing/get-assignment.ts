import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { AssignmentReport } from './run-assignment.ts';

/** A proposal and what became of it. Instants are ISO texts. */
export type AssignmentPlan = {
  id: string;
  status: 'running' | 'proposed' | 'applied' | 'rejected' | 'failed';
  report: AssignmentReport | null;
  problem: string | null;
  madeBy: string;
  madeAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
};

/** The newest proposal, and how many orders wait; undefined when none was ever made. */
export async function getLastAssignment(
  ctx: Ctx,
): Promise<{ plan: AssignmentPlan | undefined; waiting: number }> {
  allow(ctx.actor, 'routing.read');
  const [plans, counts] = await Promise.all([
    ctx.db.$client.query<AssignmentPlan & { madeAt: Date; decidedAt: Date | null }>(
      `select id, status, report, problem, made_by as "madeBy", made_at as "madeAt", decided_by as "decidedBy",
         decided_at as "decidedAt" from assignment_plans order by made_at desc, id desc limit 1`,
    ),
    ctx.db.$client.query<{ waiting: number }>(
      `select count(*) as waiting from orders o join channels c on c.id = o.channel_id and c.kind <> 'store'
       where o.status in ('backorder', 'reserved') and o.routing is not null`,
    ),
  ]);
  const [row] = plans.rows;
  const plan = row && {
    ...row,
    madeAt: row.madeAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
  return { plan, waiting: counts.rows[0]!.waiting };
}
