import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { NOBODY } from '../count-refused.ts';

const MOST_SOURCES = 100;
const HOURS = 24;

/** What came in over the last twenty-four hours. */
export type TouchSums = { accepted: number; duplicate: number; late: number; rejected: number };

/** A source with what it has sent; never its key. */
export type SourceRow = TouchSums & {
  id: string;
  name: string;
  channelName: string;
  party: 'first' | 'second' | 'third';
  keyPrefix: string;
  origins: string[];
  isEnabled: boolean;
  /** Until when the key before the present one goes on; null when it is over. */
  formerKeyUntil: Date | null;
  lastHour: Date | null;
};

/** The sources, the newest first, with what each sent in the last day. */
export async function listSources(ctx: Ctx): Promise<SourceRow[]> {
  allow(ctx.actor, 'tracking.read');
  const { rows } = await ctx.db.$client.query<SourceRow>(
    `select s.id, s.name, ch.name as "channelName", s.party, s.key_prefix as "keyPrefix", s.origins,
       s.is_enabled as "isEnabled", case when s.former_key_until > $1 then s.former_key_until end as "formerKeyUntil",
       (select max(hour) from touch_counts c where c.source_id = s.id) as "lastHour", sums.*
     from touch_sources s join channels ch on ch.id = s.channel_id
     cross join lateral (
       select coalesce(sum(accepted), 0)::integer as accepted, coalesce(sum(duplicate), 0)::integer as duplicate,
         coalesce(sum(late), 0)::integer as late, coalesce(sum(rejected), 0)::integer as rejected
       from touch_counts c where c.source_id = s.id and c.hour > $1::timestamptz - $2 * interval '1 hour'
     ) sums
     order by s.created_at desc, s.id desc limit $3`,
    [ctx.now, HOURS, MOST_SOURCES],
  );
  return rows;
}

/** How the way in does as a whole: forged keys of the last day, what waits to be folded and since when. */
export type IntakeState = { forged: number; waiting: number; waitingSince: Date | null; toRepair: number };

/** What waits is counted up to ten thousand. */
export async function readIntake(ctx: Ctx): Promise<IntakeState> {
  allow(ctx.actor, 'tracking.read');
  const { rows } = await ctx.db.$client.query<IntakeState>(
    `with mark as materialized (select coalesce((select up_to from folds where name = 'touches'), '0') as up_to),
     tail as materialized (
       select received_at from touch_events where written_in >= (select up_to from mark)
       order by written_in, id limit 10000)
     select (select coalesce(sum(rejected), 0)::integer from touch_counts
         where source_id = $2 and hour > $1::timestamptz - $3 * interval '1 hour') as forged,
       (select count(*)::integer from tail) as waiting, (select min(received_at) from tail) as "waitingSince",
       (select count(*)::integer from (select from touch_rejects where status = 'open' limit 10000) open) as "toRepair"`,
    [ctx.now, NOBODY, HOURS],
  );
  return rows[0]!;
}
