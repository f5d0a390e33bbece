import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST_PLACES = 500;

/** A location whose stock is counted. Units in one that does not sell (transit, quarantine, closed) are never available. */
export type Place = {
  id: string;
  code: string;
  name: string;
  kind: 'warehouse' | 'store' | 'transit' | 'quarantine';
  sells: boolean;
};

/** The counted locations, in the order in which they are asked for stock. */
export async function listPlaces(ctx: Ctx): Promise<Place[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Place>({
    name: 'list-places',
    text: `
      select id, code, name, kind, is_active and kind in ('warehouse', 'store') as sells
      from locations where is_counted order by rank, name, id limit $1`,
    values: [MOST_PLACES],
  });
  return rows;
}
