import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { type CampaignMove, type MovePart, readMove } from './move-spend.ts';

/** What would move if a campaign's booked days went to a channel, and the day from which those of closed months count. */
export async function previewMove(
  ctx: Ctx,
  move: CampaignMove,
): Promise<{ parts: MovePart[]; firstOpenDay: string | null }> {
  allow(ctx.actor, 'cost.write');
  const named = { ...move, platform: move.platform.trim().toLowerCase(), campaign: move.campaign.trim() };
  const { rows } = await ctx.db.$client.query<{ day: string | null }>(
    'select (closed_until() + 1)::text as day',
  );
  return { parts: await readMove(ctx.db, named), firstOpenDay: rows[0]?.day ?? null };
}
