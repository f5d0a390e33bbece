import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A warehouse or shop, and the place that fills it; without one it buys from suppliers. */
export type Replenishment = {
  locationId: string;
  name: string;
  from: { locationId: string; name: string; days: number } | null;
};

const MOST = 500;

/** Where each warehouse and shop in use gets its goods. */
export async function listReplenishments(ctx: Ctx): Promise<Replenishment[]> {
  allow(ctx.actor, 'planning.read');
  const { rows } = await ctx.db.$client.query<Replenishment>({
    name: 'list-replenishments',
    text: `
      select l.id as "locationId", l.name, case when giver.id is not null then
          json_build_object('locationId', giver.id, 'name', giver.name, 'days', r.days) end as "from"
      from locations l left join replenishments r on r.location_id = l.id
      left join locations giver on giver.id = r.from_location_id
      where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
      order by l.rank, l.name, l.id limit ${MOST}`,
  });
  return rows;
}
