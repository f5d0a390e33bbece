import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A line at the packing table: what may go into parcels, with the weight of one unit in grams where it is known. */
export type PackingLine = {
  lineId: string;
  sku: string;
  title: string;
  barcodes: string[];
  weightGrams: number | null;
  packable: number;
  toPick: number;
  /** The bundle that it was sold in; `quantity` units of the line are in one. */
  bundle: { key: string; sku: string; title: string; quantity: number } | null;
};

/** A packed parcel. */
export type PackedParcel = {
  id: string;
  number: number;
  weightGrams: number;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  carrier: string | null;
  trackingNumber: string | null;
  packedBy: string;
  leftAt: string | null;
  lines: { sku: string; title: string; quantity: number }[];
};

/** An order at the packing table of a place. */
export type Packing = {
  orderId: string;
  number: number;
  status: string;
  locationName: string;
  address: { name: string; city: string; country: string } | null;
  lines: PackingLine[];
  parcels: PackedParcel[];
};

/** What of an order can be packed at a place, and its parcels there; undefined when there is no such order. */
export async function getPacking(
  ctx: Ctx,
  { orderId, locationId }: { orderId: string; locationId: string },
): Promise<Packing | undefined> {
  allow(ctx.actor, 'fulfilment.read');
  if (!isId(orderId) || !isId(locationId)) return undefined;
  const { rows } = await ctx.db.$client.query<Packing>(
    `select o.id as "orderId", o.number, o.status, place.name as "locationName",
       (select json_build_object('name', a.name, 'city', a.city, 'country', a.country) from order_addresses a
         where a.order_id = o.id and a.kind = 'shipping') as address,
       (select coalesce(json_agg(json_build_object('lineId', u.id, 'sku', u.sku, 'title', u.title,
           'barcodes', (select coalesce(json_agg(b.scanned_as), '[]') from barcodes b where b.variant_id = u.variant_id),
           'bundle', case when u.bundle_key is not null then json_build_object('key', u.bundle_key, 'sku', u.bundle_sku,
             'title', u.bundle_title, 'quantity', u.bundle_quantity) end,
           'weightGrams', u.weight_grams, 'packable', greatest(0, least(u.here, u.picked) - u.packed),
           'toPick', u.here - least(u.here, u.picked)) order by u.position), '[]')
         from (
           select l.id, l.sku, l.title, l.variant_id, l.position, l.bundle_key, l.bundle_sku, l.bundle_title,
             l.bundle_quantity, v.weight_grams,
             coalesce(sum(r.quantity), 0) as here,
             coalesce((select k.quantity from picked_units k where k.order_line_id = l.id and k.location_id = $2), 0) as picked,
             (select coalesce(sum(i.quantity), 0) from parcel_lines i join parcels p on p.id = i.parcel_id
               where i.order_line_id = l.id and p.location_id = $2 and p.left_at is null) as packed
           from order_lines l join reservations r on r.order_line_id = l.id and r.location_id = $2 and r.status = 'open'
           left join variants v on v.id = l.variant_id
           where l.order_id = o.id group by l.id, v.weight_grams
         ) u) as lines,
       (select coalesce(json_agg(json_build_object('id', p.id, 'number', p.number, 'weightGrams', p.weight_grams,
           'lengthMm', p.length_mm, 'widthMm', p.width_mm, 'heightMm', p.height_mm, 'carrier', p.carrier,
           'trackingNumber', p.tracking_number, 'packedBy', p.packed_by, 'leftAt', p.left_at,
           'lines', (select json_agg(json_build_object('sku', l.sku, 'title', l.title, 'quantity', i.quantity)
             order by l.position) from parcel_lines i join order_lines l on l.id = i.order_line_id
             where i.parcel_id = p.id)) order by p.number), '[]')
         from parcels p where p.order_id = o.id and p.location_id = $2) as parcels
     from orders o join locations place on place.id = $2 where o.id = $1`,
    [orderId, locationId],
  );
  return rows[0];
}
