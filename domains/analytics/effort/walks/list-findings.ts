import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';

const MOST_FINDINGS = 100;
const MOST_MINE = 20;

/** Something to put right. Days are the business's own. */
export type WalkFinding = {
  id: string;
  walkId: string;
  position: number;
  title: string;
  assignee: string | null;
  dueOn: string | null;
  /** Whether its day has passed while it is open. */
  isLate: boolean;
  createdBy: string;
  isDone: boolean;
  doneBy: string | null;
  channelName: string;
};

/** What walks found and nobody has put right yet, the most pressing first. */
export async function listOpenFindings(ctx: Ctx): Promise<WalkFinding[]> {
  allow(ctx.actor, 'walk.read');
  return readFindings(ctx, 'f.done_at is null', { values: [], most: MOST_FINDINGS });
}

/** What one walk found, also what is done. */
export async function findingsOf(ctx: Ctx, walkId: string): Promise<WalkFinding[]> {
  allow(ctx.actor, 'walk.read');
  return readFindings(ctx, 'f.walk_id = $2', { values: [walkId], most: MOST_FINDINGS });
}

/** What the reader is set to put right, the most pressing first; nothing for programs. */
export async function listMyFindings(ctx: Ctx): Promise<WalkFinding[]> {
  allow(ctx.actor, 'walk.read');
  if (ctx.actor.kind !== 'user') return [];
  return readFindings(ctx, 'f.done_at is null and f.assignee_id = $2', {
    values: [ctx.actor.id],
    most: MOST_MINE,
  });
}

/** How many findings are open, counted up to a limit. */
export async function countOpenFindings(ctx: Ctx, most: number): Promise<number> {
  allow(ctx.actor, 'walk.read');
  const { rows } = await ctx.db.$client.query<{ count: number }>({
    name: 'walk-open-findings',
    text: 'select count(*)::integer as count from (select from walk_findings where done_at is null limit $1) f',
    values: [most],
  });
  return rows[0]!.count;
}

async function readFindings(
  ctx: Ctx,
  where: string,
  { values, most }: { values: readonly string[]; most: number },
): Promise<WalkFinding[]> {
  const { rows } = await ctx.db.$client.query<WalkFinding>({
    text: `select f.id, f.walk_id as "walkId", f.position, f.title, u.name as assignee, f.due_on::text as "dueOn",
        coalesce(f.done_at is null and f.due_on < ($1::timestamptz at time zone (select time_zone from business))::date, false)
          as "isLate",
        f.created_by as "createdBy", f.done_at is not null as "isDone", f.done_by as "doneBy", c.name as "channelName"
      from walk_findings f join effort_walks w on w.id = f.walk_id join channels c on c.id = w.channel_id
      left join users u on u.id = f.assignee_id where ${where}
      order by f.done_at is not null, f.due_on nulls last, f.created_at, f.id limit ${most}`,
    values: [ctx.now, ...values],
  });
  return rows;
}
