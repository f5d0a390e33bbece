import type { Calendar } from '#lib/format/prefs.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** The lengths over which staying is looked at. */
export const SPANS = ['month', 'quarter'] as const;

/** One of them. */
export type Span = (typeof SPANS)[number];

/** Customers of a first channel (null: of all) who bought in a month or quarter, and how many of them did in the next. */
export type Stay = { channelId: string | null; buyers: number; stayed: number };

/** A month or quarter, the one after it, and who bought in both. */
export type StaySpan = { startsOn: string; nextOn: string; stays: Stay[] };

/** Below so many buyers no rate is told. */
export const FEWEST_BUYERS = 20;

const DAYS_TO_NEXT = { month: 35, quarter: 100 };
const MOST_SPANS = { month: 12, quarter: 8 };

/**
 * The newest months or quarters whose successor is over, the oldest first: who bought in both of two that follow one another,
 * of those who bought in the first. The first stay of each is of all channels.
 */
export async function listStays(
  ctx: Ctx,
  { calendar, span, today }: { calendar: Calendar; span: Span; today: string },
): Promise<StaySpan[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Stay & { startsOn: string; nextOn: string }>({
    name: 'retention-stays',
    text: `with spans as (
        select distinct starts_on, first_of($1, $2, starts_on + $4::integer) as next_on from retention_spans
        where calendar = $1 and span = $2 and buyers > 0
          and first_of($1, $2, first_of($1, $2, starts_on + $4) + $4) <= $3::date
        order by 1 desc limit $5)
      select s.starts_on::text as "startsOn", s.next_on::text as "nextOn", r.channel_id as "channelId",
        sum(r.buyers)::integer as buyers, sum(r.stayed)::integer as stayed
      from spans s join retention_spans r on r.calendar = $1 and r.span = $2 and r.starts_on = s.starts_on
      where r.buyers > 0
      group by grouping sets ((s.starts_on, s.next_on), (s.starts_on, s.next_on, r.channel_id))
      order by s.starts_on, r.channel_id nulls first`,
    values: [calendar, span, today, DAYS_TO_NEXT[span], MOST_SPANS[span]],
  });
  return [...Map.groupBy(rows, ({ startsOn }) => startsOn)].map(([startsOn, stays]) => ({
    startsOn,
    nextOn: stays[0]!.nextOn,
    stays: stays.map(({ channelId, buyers, stayed }) => ({ channelId, buyers, stayed })),
  }));
}
