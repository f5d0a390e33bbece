import { isId } from '#lib/ids.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { Rule } from './conditions.ts';
import { isReadable } from './rule.ts';

const VERSIONS = 50;

/** One version of a segment. */
export type SegmentVersion = {
  version: number;
  name: string;
  madeBy: string;
  madeAt: Date;
  rule: Rule | null;
};

/** A segment with its history; a rule that another version of the program wrote may be null. */
export type SegmentDetail = {
  id: string;
  name: string;
  description: string;
  rule: Rule | null;
  version: number;
  members: number | null;
  judgedAt: Date | null;
  /** Whether members follow the current version already. */
  isCurrent: boolean;
  versions: SegmentVersion[];
};

/** A segment, its newest versions first; null where there is none. */
export async function getSegment(ctx: Ctx, segmentId: string): Promise<SegmentDetail | null> {
  allow(ctx.actor, 'segment.read');
  if (!isId(segmentId)) return null;
  const [one, history] = await Promise.all([
    ctx.db.$client.query<Omit<SegmentDetail, 'versions'>>(
      `select id, name, description, rule, version, judged_at as "judgedAt",
         case when judged_version is not null then members end as members,
         coalesce(judged_version = version, false) as "isCurrent"
       from segments where id = $1`,
      [segmentId],
    ),
    ctx.db.$client.query<SegmentVersion>(
      `select version, name, made_by as "madeBy", made_at as "madeAt", rule
       from segment_versions where segment_id = $1 order by version desc limit ${VERSIONS}`,
      [segmentId],
    ),
  ]);
  const [found] = one.rows;
  if (!found) return null;
  const readable = <Row extends { rule: Rule | null }>(row: Row): Row =>
    isReadable(row.rule) ? row : { ...row, rule: null };
  return { ...readable(found), versions: history.rows.map(readable) };
}
