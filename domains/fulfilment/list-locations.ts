import type { OpeningHours } from '#db/schema/fulfilment.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { LOCATION_KINDS } from './location-input.ts';

const MOST_LOCATIONS = 500;

/** A place where stock is counted. `units` lie there now. */
export type LocationRow = {
  id: string;
  code: string;
  name: string;
  kind: (typeof LOCATION_KINDS)[number];
  city: string;
  country: string;
  rank: number;
  isActive: boolean;
  services: { ships: boolean; pickup: boolean; returns: boolean };
  position: { latitude: number; longitude: number } | null;
  hours: OpeningHours | null;
  dailyOrders: number | null;
  /** What handling costs (reporting currency) and takes, a day with orders, an order and a unit. */
  dayCostMinor: number;
  orderCostMinor: number;
  unitCostMinor: number;
  orderMinutes: number;
  unitMinutes: number;
  units: number;
};

/** All counted locations, those in use first, then in the order in which they are asked for stock. */
export async function listLocations(ctx: Ctx): Promise<LocationRow[]> {
  allow(ctx.actor, 'location.read');
  const { rows } = await ctx.db.$client.query<LocationRow>({
    name: 'list-locations',
    text: `
      select l.id, l.code, l.name, l.kind, l.city, l.country, l.rank, l.is_active as "isActive", l.services,
        case when l.latitude is not null then json_build_object('latitude', l.latitude, 'longitude', l.longitude) end
          as position, l.hours, l.daily_orders as "dailyOrders", l.day_cost_minor as "dayCostMinor", l.order_cost_minor as "orderCostMinor",
        l.unit_cost_minor as "unitCostMinor", l.order_minutes as "orderMinutes", l.unit_minutes as "unitMinutes",
        coalesce(s.units, 0)::bigint as units
      from locations l
      left join (select location_id, sum(on_hand) as units from stock_levels group by location_id) s
        on s.location_id = l.id
      where l.is_counted order by l.is_active desc, l.rank, l.name, l.id limit $1`,
    values: [MOST_LOCATIONS],
  });
  return rows;
}
