import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { chanceOfSilence, hourOfWeekIn, judgeQuiet, type Rhythm } from '../rules/judge-quiet.ts';
import type { Clock } from './read-clock.ts';

type Row = { channelId: string; source: string; lastAt: Date | null } & Rhythm;

/** Tells how likely each channel's present silence is, by the hours of its own weeks. */
export function readQuiet(ctx: Ctx, { now, timeZone }: Clock): (rule: WatchedRule) => Promise<Reading[]> {
  let known: Promise<Row[]> | undefined;
  const hourAt = hourOfWeekIn(timeZone);
  return async (rule) => {
    known ??= readArrivals(ctx);
    const wanted = (await known).filter(
      ({ source, channelId }) => source === rule.metric && (!rule.channelId || rule.channelId === channelId),
    );
    return wanted.map((row): Reading => {
      const { channelId, lastAt, ...rhythm } = row;
      if (!lastAt) return { channelId, state: 'unknown', facts: { arrivals: rhythm.arrivals } };
      const chance = chanceOfSilence(rhythm.perHour, { from: lastAt, to: now }, hourAt);
      return {
        channelId,
        state: judgeQuiet(rhythm, chance, rule.limit),
        facts: { since: lastAt.toISOString(), chance, arrivals: rhythm.arrivals, weeks: rhythm.weeks },
      };
    });
  };
}

async function readArrivals(ctx: Ctx): Promise<Row[]> {
  allow(ctx.actor, 'alert.watch');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'alert-arrivals',
    text: `select r.channel_id as "channelId", r.source, r.per_hour as "perHour", r.arrivals, r.weeks,
        case r.source when 'messages' then c.last_inbound_at
          else (select max(o.placed_at) from orders o where o.channel_id = c.id and o.placed_at <= $1) end as "lastAt"
      from arrival_rates r join channels c on c.id = r.channel_id and c.is_active order by 1, 2`,
    values: [ctx.now],
  });
  return rows;
}
