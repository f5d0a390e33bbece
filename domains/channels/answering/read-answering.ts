import type { OpeningHours } from '#db/schema/fulfilment.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { ANSWER_STANDARD_MINUTES } from './answer-standard.ts';

/** How soon people are to be answered in a channel; `hours` null counts all. */
export type Answering = { standardMinutes: number; week: OpeningHours['week'] | null };

/** The channel's standard of answering, or the usual one. */
export async function readAnswering(ctx: Ctx, channelId: string): Promise<Answering> {
  allow(ctx.actor, 'channel.read');
  const { rows } = await ctx.db.$client.query<{ standardMinutes: number; hours: OpeningHours | null }>(
    'select standard_minutes as "standardMinutes", hours from channel_answering where channel_id = $1',
    [channelId],
  );
  const kept = rows[0];
  return {
    standardMinutes: kept?.standardMinutes ?? ANSWER_STANDARD_MINUTES,
    week: kept?.hours?.week ?? null,
  };
}
