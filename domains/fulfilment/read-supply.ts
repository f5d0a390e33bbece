import type { Reader } from '#db/client.ts';
import type { Candidate } from './choose-locations.ts';

const READ = {
  name: 'supply',
  text: `
    with serving as (
      select l.id, l.name, coalesce(cl.rank, l.rank) as rank
      from locations l left join channel_locations cl on cl.location_id = l.id and cl.channel_id = $1
      where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
        and (cl.channel_id is not null
          or not exists (select from channel_locations any_of where any_of.channel_id = $1)
          or l.id = (select p.location_id from pickups p where p.order_id = $3))
    )
    select s.location_id as "locationId", serving.name, serving.rank,
      json_object_agg(s.variant_id, s.on_hand - s.reserved - s.safety) as available
    from stock_levels s join serving on serving.id = s.location_id
    where s.variant_id = any ($2::uuid[]) and s.on_hand - s.reserved - s.safety > 0
      and not exists (select from orders o where o.id = $3 and o.routing -> 'avoid' ? s.location_id::text)
    group by s.location_id, serving.name, serving.rank
    order by s.location_id`,
};

/**
 * The locations that serve a channel, and the shop where the order is collected, with what each could still promise of the variants. The channel's buffer is not
 * kept back. Places that have shown that they cannot serve the order, if one is named, are left out.
 */
export async function readSupply(
  db: Reader,
  wanted: { channelId: string; variantIds: readonly string[]; orderId?: string },
): Promise<(Candidate & { name: string })[]> {
  const { rows } = await db.$client.query<{
    locationId: string;
    name: string;
    rank: number;
    available: Record<string, number>;
  }>({ ...READ, values: [wanted.channelId, wanted.variantIds, wanted.orderId ?? null] });
  return rows.map((row) => ({ ...row, available: new Map(Object.entries(row.available)) }));
}
