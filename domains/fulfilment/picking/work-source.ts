import type { WorkStage } from './input.ts';

/**
 * What an order still asks of the place `$1`, as a lateral query over `orders o`: units to pick, to pack, and parcels that
 * wait for their carrier. The same sums as `unpickedAt` and `packableAt`.
 */
export const WORK_OF_ORDER = `
  select coalesce(sum(u.to_pick), 0)::integer as to_pick, coalesce(sum(u.to_pack), 0)::integer as to_pack,
    count(*) filter (where u.to_pick > 0)::integer as lines_to_pick,
    (select count(*)::integer from parcels p where p.order_id = o.id and p.location_id = $1 and p.left_at is null) as waiting
  from (
    select h.here - least(h.here, h.picked) as to_pick, greatest(0, least(h.here, h.picked) - h.packed) as to_pack
    from order_lines l
    cross join lateral (
      select coalesce(sum(r.quantity), 0) as here,
        coalesce((select k.quantity from picked_units k where k.order_line_id = l.id and k.location_id = $1), 0) as picked,
        (select coalesce(sum(i.quantity), 0) from parcel_lines i join parcels p on p.id = i.parcel_id
          where i.order_line_id = l.id and p.location_id = $1 and p.left_at is null) as packed
      from reservations r where r.order_line_id = l.id and r.location_id = $1 and r.status = 'open') h
    where l.order_id = o.id and h.here > 0) u`;

/** Orders whose goods may be taken from the shelves. */
export const OPEN_ORDERS = `o.status in ('reserved', 'confirmed', 'picked', 'part_shipped')`;

/** Only orders that have something at the place `$1`. */
export const IS_HERE = `exists (select from reservations r where r.order_id = o.id and r.location_id = $1 and r.status = 'open')`;

const IS_COLLECTED = `exists (select from pickups c where c.order_id = o.id and c.status in ('arranged', 'ready'))`;
const IN_WAVE = `exists (select from pick_tasks t where t.order_id = o.id and t.location_id = $1 and t.status = 'open')`;

/** Which orders stand at a stage of the work. */
export const AT_STAGE: Record<WorkStage, string> = {
  pick: 'work.to_pick > 0',
  pack: `work.to_pack > 0 and not ${IS_COLLECTED}`,
  'hand-over': 'work.waiting > 0',
};

/** Orders that somebody may still begin to pick. */
export const FREE_TO_PICK = `work.to_pick > 0 and not ${IN_WAVE}`;
