/**
 * The units of a pick-up as a lateral query: promised at its shop (`here`), picked there, and what lies at other places.
 * @param pickup the alias of the row of `pickups`
 */
export const PICKUP_UNITS = (pickup: string) => `
  select coalesce(sum(held.quantity) filter (where held.location_id = ${pickup}.location_id), 0)::integer as here,
    (select coalesce(sum(k.quantity), 0)::integer from order_lines l join picked_units k on k.order_line_id = l.id
      where l.order_id = ${pickup}.order_id and k.location_id = ${pickup}.location_id) as picked,
    coalesce(json_agg(json_build_object('locationId', held.location_id, 'locationName', p.name, 'quantity', held.quantity)
      order by p.name) filter (where held.location_id <> ${pickup}.location_id), '[]') as elsewhere
  from (select r.location_id, sum(r.quantity)::integer as quantity from reservations r
    where r.order_id = ${pickup}.order_id and r.status = 'open' group by 1) held join locations p on p.id = held.location_id`;
