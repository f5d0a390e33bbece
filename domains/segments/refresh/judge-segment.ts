import type { Tx } from '#db/client.ts';
import { type AskedOn, compileRule } from '../compile-rule.ts';
import { readKeptRule } from '../rule.ts';

/** A segment as the refresh needs it. */
export type JudgedSegment = {
  id: string;
  rule: unknown;
  version: number;
  judgedVersion: number | null;
};

/** How many came in and how many left. */
export type Moved = { joined: number; left: number };

/**
 * Judges everybody by a segment's rule and writes who came and who left. The first time nobody is told to have come: it is
 * the segment that is new.
 */
export async function judgeEverybody(
  tx: Tx,
  segment: JudgedSegment,
  { asked, now }: { asked: AskedOn; now: Date },
): Promise<Moved> {
  const first = segment.judgedVersion === null ? null : 'rule';
  const cause = segment.judgedVersion === segment.version ? 'facts' : first;
  const moved = await move(tx, segment, { asked, now, cause });
  await tx.$client.query(
    `update segments set judged_version = $2, judged_on = $3, judged_at = $4 where id = $1`,
    [segment.id, segment.version, asked.today, now],
  );
  return moved;
}

/** Judges some people by a segment's rule; all others stay where they are. */
export function judgeSome(
  tx: Tx,
  segment: JudgedSegment,
  { asked, now, among }: { asked: AskedOn; now: Date; among: readonly string[] },
): Promise<Moved> {
  return move(tx, segment, { asked, now, among, cause: 'facts' });
}

type Way = { asked: AskedOn; now: Date; among?: readonly string[]; cause: 'facts' | 'rule' | null };

async function move(tx: Tx, { id, rule }: JudgedSegment, { asked, now, among, cause }: Way): Promise<Moved> {
  const { text, values, bind } = compileRule(readKeptRule(rule), asked, among);
  const segment = `${bind(id)}::uuid`;
  const at = `${bind(now)}::timestamptz`;
  const why = `${bind(cause)}::text`;
  const theirs = among ? `and m.customer_id = any (${bind(among)}::uuid[])` : '';
  const { rows } = await tx.$client.query<Moved>(
    `with found as materialized (${text}), gone as (
       delete from segment_members m where m.segment_id = ${segment} ${theirs}
         and not exists (select from found f where f.id = m.customer_id) returning m.customer_id
     ), came as (
       insert into segment_members (segment_id, customer_id, since) select ${segment}, f.id, ${at} from found f
       where not exists (select from segment_members m where m.segment_id = ${segment} and m.customer_id = f.id)
       returning customer_id
     ), told as (
       insert into segment_changes (segment_id, customer_id, is_joined, cause, at)
       select ${segment}, customer_id, is_joined, ${why}, ${at}
       from (select customer_id, true as is_joined from came union all select customer_id, false from gone) moved
       where ${why} is not null
     ), sums as (
       select (select count(*) from came) as joined, (select count(*) from gone) as left
     )
     update segments set members = members + sums.joined - sums.left from sums where id = ${segment}
     returning sums.joined, sums.left`,
    values,
  );
  return rows[0] ?? { joined: 0, left: 0 };
}
