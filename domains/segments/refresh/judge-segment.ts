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
  const moved =
    segment.judgedVersion === null
      ? await fill(tx, segment, { asked, now })
      : await move(tx, segment, {
          asked,
          now,
          cause: segment.judgedVersion === segment.version ? 'facts' : 'rule',
        });
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

type Way = { asked: AskedOn; now: Date; among?: readonly string[]; cause: 'facts' | 'rule' };

/** Writes the members of a segment that never had any, in the order of both indexes: each page is touched once. */
async function fill(
  tx: Tx,
  { id, rule }: JudgedSegment,
  { asked, now }: { asked: AskedOn; now: Date },
): Promise<Moved> {
  const { text, values, bind } = compileRule(readKeptRule(rule), asked);
  const segment = `${bind(id)}::uuid`;
  const { rows } = await tx.$client.query<Moved>(
    `with found as materialized (${text}), came as (
       insert into segment_members (segment_id, customer_id, since)
       select ${segment}, id, ${bind(now)}::timestamptz from found order by id returning 1
     ), sums as (select count(*) as joined from came)
     update segments set members = sums.joined from sums where id = ${segment}
     returning sums.joined, 0 as left`,
    values,
  );
  return rows[0] ?? { joined: 0, left: 0 };
}

async function move(tx: Tx, { id, rule }: JudgedSegment, { asked, now, among, cause }: Way): Promise<Moved> {
  const { text, values, bind } = compileRule(readKeptRule(rule), asked, among);
  const segment = `${bind(id)}::uuid`;
  const at = `${bind(now)}::timestamptz`;
  const theirs = among ? `and customer_id = any (${bind(among)}::uuid[])` : '';
  // Sets are compared with sets: a guess at how many come must not make this read all members of all segments.
  const { rows } = await tx.$client.query<Moved>(
    `with found as materialized (${text}), standing as materialized (
       select customer_id as id from segment_members where segment_id = ${segment} ${theirs}
     ), leaving as materialized (select id from standing except select id from found
     ), gone as (
       delete from segment_members where segment_id = ${segment}
         and customer_id = any (array (select id from leaving)) returning customer_id
     ), came as (
       insert into segment_members (segment_id, customer_id, since)
       select ${segment}, id, ${at} from (select id from found except select id from standing) coming order by id
       returning customer_id
     ), told as (
       insert into segment_changes (segment_id, customer_id, is_joined, cause, at)
       select ${segment}, customer_id, is_joined, ${bind(cause)}, ${at}
       from (select customer_id, true as is_joined from came union all select customer_id, false from gone) moved
     ), sums as (
       select (select count(*) from came) as joined, (select count(*) from gone) as left
     )
     update segments set members = members + sums.joined - sums.left from sums where id = ${segment}
       and sums.joined + sums.left > 0
     returning sums.joined, sums.left`,
    values,
  );
  return rows[0] ?? { joined: 0, left: 0 };
}
