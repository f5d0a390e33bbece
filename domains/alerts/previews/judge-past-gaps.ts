import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Clock } from '../readings/read-clock.ts';
import { chanceOfSilence, hourOfWeekIn, judgeQuiet, type Rhythm } from '../rules/judge-quiet.ts';
import { DAYS_BACK, pastDays } from './past-days.ts';
import type { Judged, RuleOf } from './preview-rule.ts';

const MOST_GAPS = 500;

const ARRIVALS = {
  orders:
    'select placed_at as at from orders where channel_id = r.channel_id and placed_at >= $2 and placed_at < $1',
  messages:
    'select received_at as at from inbox where channel_id = r.channel_id and received_at >= $2 and received_at < $1',
};

/** The longest silences between orders or messages, by the rhythm of today; a day counts on which one ended. */
export async function judgePastGaps(ctx: Ctx, rule: RuleOf<'quiet'>, clock: Clock): Promise<Judged[]> {
  allow(ctx.actor, 'channel.figures');
  const since = new Date(ctx.now.getTime() - DAYS_BACK * 24 * 3_600_000);
  const { rows } = await ctx.db.$client.query<{ from: Date; to: Date } & Rhythm>(
    `select g.since as "from", g.at as "to", r.per_hour as "perHour", r.arrivals, r.weeks
     from arrival_rates r join channels c on c.id = r.channel_id and c.is_active
     cross join lateral (
       select at, since from (select at, lag(at) over (order by at) as since from (${ARRIVALS[rule.metric]}) a) pairs
       where since is not null order by at - since desc limit ${MOST_GAPS}) g
     where r.source = $4 and ($3::uuid is null or r.channel_id = $3)`,
    [ctx.now, since, rule.channelId, rule.metric],
  );
  const hourAt = hourOfWeekIn(clock.timeZone);
  const found = rows.map(({ from, to, ...rhythm }): Judged => {
    const state = judgeQuiet(rhythm, chanceOfSilence(rhythm.perHour, { from, to }, hourAt), rule.limit);
    return { day: dayIn(clock.timeZone, to), state };
  });
  const isKnown = found.some(({ state }) => state !== 'unknown');
  return [...pastDays(clock).map((day): Judged => ({ day, state: isKnown ? 'rests' : 'unknown' })), ...found];
}
