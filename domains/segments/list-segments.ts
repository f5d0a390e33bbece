import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST = 500;
const TREND_DAYS = 28;

/** A segment of the list. `members` is null while nobody has been judged by it yet. */
export type SegmentRow = {
  id: string;
  name: string;
  description: string;
  members: number | null;
  /** Who came and who left because their facts changed, in the last 28 days. */
  joined: number;
  left: number;
  version: number;
  updatedAt: Date;
};

/** All segments by name, with how they changed over 28 days. */
export async function listSegments(ctx: Ctx): Promise<SegmentRow[]> {
  allow(ctx.actor, 'segment.read');
  const { rows } = await ctx.db.$client.query<SegmentRow>({
    name: 'list-segments',
    text: `
      select s.id, s.name, s.description, case when s.judged_version is not null then s.members end as members,
        coalesce(c.joined, 0) as joined, coalesce(c.left, 0) as left, s.version, s.updated_at as "updatedAt"
      from segments s left join lateral (
        select count(*) filter (where is_joined) as joined, count(*) filter (where not is_joined) as left
        from segment_changes where segment_id = s.id and cause = 'facts' and at >= $1
      ) c on true
      order by s.name, s.id limit ${MOST}`,
    values: [new Date(ctx.now.getTime() - TREND_DAYS * 86_400_000)],
  });
  return rows;
}
