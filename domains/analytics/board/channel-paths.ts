import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';

/** Standing orders of a channel whose customers another, or the same, channel won; null: nobody knows whose they are. */
export type PathCell = { firstChannelId: string | null; channelId: string; orders: number; netMinor: number };

/** Which channel won the customers, and which one sold to them: a cell for each pair that has orders of the period. */
export async function channelPaths(ctx: Ctx, period: Period): Promise<PathCell[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<PathCell>({
    name: 'board-paths',
    text: `select first_channel_id as "firstChannelId", channel_id as "channelId", sum(orders)::integer as orders,
        sum(net_minor)::bigint as "netMinor"
      from path_days where day between $1 and $2 group by 1, 2 order by 1 nulls last, 2`,
    values: [period.from, period.to],
  });
  return rows;
}
