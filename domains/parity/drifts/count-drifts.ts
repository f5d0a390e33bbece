import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { DriftKind } from '../rules/parity-rules.ts';

/** How many drifts are open, by channel and kind. */
export type DriftCounts = { channelId: string; channelName: string; kind: DriftKind; drifts: number }[];

/** Counts the open drifts of each channel by kind. @throws FORBIDDEN. */
export async function countDrifts(ctx: Ctx): Promise<DriftCounts> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<DriftCounts[number]>({
    name: 'parity-count-drifts',
    text: `
      select d.channel_id as "channelId", c.name as "channelName", d.kind, count(*) as drifts
      from parity_drifts d join channels c on c.id = d.channel_id
      where d.ended_at is null and d.state = 'open' group by 1, 2, 3 order by 2, 1, 3`,
  });
  return rows;
}

/** How many drifts are open in all, and how many of them are prices; for the day's work list. @throws FORBIDDEN. */
export async function countOpenDrifts(ctx: Ctx): Promise<{ drifts: number; prices: number }> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<{ drifts: number; prices: number }>({
    name: 'parity-count-open',
    text: `
      select count(*) as drifts, count(*) filter (where kind = 'price') as prices
      from parity_drifts where ended_at is null and state = 'open'`,
  });
  return rows[0]!;
}
