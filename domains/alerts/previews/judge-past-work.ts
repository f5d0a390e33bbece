import { JOB_SCHEMA, QUEUES } from '#db/queues.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Clock } from '../readings/read-clock.ts';
import { pastDays } from './past-days.ts';
import type { Judged, RuleOf } from './preview-rule.ts';

/** Days on which a message waited longer than the rule's minutes. When one was put aside by hand says nothing of its wait. */
export async function judgePastWaits(ctx: Ctx, rule: RuleOf<'deliveries'>, clock: Clock): Promise<Judged[]> {
  const days = await listDays(ctx, clock, {
    text: `select received_at + make_interval(mins => $4) as since, coalesce(processed_at, $1) as until from inbox
      where status <> 'ignored' and (processed_at is not null or status = 'pending')
        and coalesce(processed_at, $1) >= $2::date::timestamp at time zone $3
        and coalesce(processed_at, $1) - received_at > make_interval(mins => $4)
        and ($5::uuid is null or channel_id = $5)`,
    values: [rule.limit, rule.channelId],
  });
  return pastDays(clock).map((day) => ({ day, state: days.has(day) ? 'fires' : 'rests' }));
}

/** Days on which more differences of a channel were open at once than the limit; one that was decided upon is not open. */
export async function judgePastDrifts(ctx: Ctx, rule: RuleOf<'drifts'>, clock: Clock): Promise<Judged[]> {
  const days = await listDays(ctx, clock, {
    text: `select at as since, coalesce(until, $1) as until from (
        select channel_id, at, sum(sum(change)) over course as open, lead(at) over course as until from (
          select channel_id, opened_at as at, 1 as change from parity_drifts
          union all
          select channel_id, least(ended_at, decided_at), -1 from parity_drifts
          where least(ended_at, decided_at) is not null) changes
        where $5::uuid is null or channel_id = $5 group by channel_id, at
        window course as (partition by channel_id order by at)) steps
      where open > $4::integer and coalesce(until, $1) >= $2::date::timestamp at time zone $3`,
    values: [rule.limit, rule.channelId],
  });
  return pastDays(clock).map((day) => ({ day, state: days.has(day) ? 'fires' : 'rests' }));
}

/**
 * Days at whose end more jobs had been given up than the limit. Jobs are cleared away after some days and may have been
 * tried again, so only what is still there is certain: of other days nothing is known.
 */
export async function judgePastJobs(ctx: Ctx, rule: RuleOf<'jobs'>, clock: Clock): Promise<Judged[]> {
  allow(ctx.actor, 'job.read');
  const { rows } = await ctx.db.$client.query<{ day: string; count: number }>(
    `select (completed_on at time zone $1)::date::text as day, count(*)::integer as count
     from ${JOB_SCHEMA}.job where state = 'failed' and name = any ($2) and completed_on is not null group by 1`,
    [clock.timeZone, Object.keys(QUEUES)],
  );
  return pastDays(clock).map((day) => {
    const kept = rows.filter((row) => row.day <= day).reduce((sum, { count }) => sum + count, 0);
    return { day, state: kept > rule.limit ? 'fires' : 'unknown' };
  });
}

/** The days of the business that spans of time touch; `text` has `since` and `until`, and may use $1 now, $2 first day, $3 zone. */
async function listDays(
  ctx: Ctx,
  clock: Clock,
  { text, values }: { text: string; values: readonly unknown[] },
): Promise<Set<string>> {
  allow(ctx.actor, 'alert.write');
  const { rows } = await ctx.db.$client.query<{ day: string }>(
    `select distinct d::date::text as day from (${text}) spans cross join lateral generate_series(
       greatest((spans.since at time zone $3)::date, $2::date), (spans.until at time zone $3)::date, '1 day') d`,
    [ctx.now, pastDays(clock)[0], clock.timeZone, ...values],
  );
  return new Set(rows.map(({ day }) => day));
}
