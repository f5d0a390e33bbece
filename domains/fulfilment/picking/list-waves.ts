import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A walk that somebody is on. */
export type OpenWave = {
  id: string;
  number: number;
  madeBy: string;
  madeAt: Date;
  units: number;
  picked: number;
};

const MOST_WAVES = 50;

/** The open walks of a place, the oldest first. */
export async function listOpenWaves(ctx: Ctx, locationId: string): Promise<OpenWave[]> {
  allow(ctx.actor, 'fulfilment.read');
  const { rows } = await ctx.db.$client.query<OpenWave>(
    `select w.id, w.number, w.made_by as "madeBy", w.made_at as "madeAt", sums.units, sums.picked
     from pick_waves w
     cross join lateral (select coalesce(sum(t.quantity), 0)::integer as units,
         coalesce(sum(t.picked_quantity), 0)::integer as picked
       from pick_tasks t where t.wave_id = w.id and t.status <> 'dropped') sums
     where w.location_id = $1 and w.status = 'open' order by w.number limit ${MOST_WAVES}`,
    [locationId],
  );
  return rows;
}
