import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_ZONES = 500;

/** A zone of a location and how many kinds of goods lie in it. */
export type Zone = { locationId: string; zone: string; goods: number };

/** The zones of all locations. */
export async function listZones(ctx: Ctx): Promise<Zone[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Zone>(
    `select location_id as "locationId", zone, count(*)::integer as goods from stock_places
     group by 1, 2 order by 1, 2 limit $1`,
    [MOST_ZONES],
  );
  return rows;
}
