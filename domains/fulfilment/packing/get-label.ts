import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { maskAddress, seesDestination } from '../../customers/mask-contact.ts';
import { allow } from '../../team/can.ts';

/** An address as it stands on a label. */
export type LabelAddress = {
  name: string;
  phone: string | null;
  email: null;
  lines: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
};

/** All that a parcel's label says. It is the parcel `at` of `count` of its order. */
export type ParcelLabel = {
  id: string;
  number: number;
  orderId: string;
  orderNumber: number;
  at: number;
  count: number;
  weightGrams: number;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  carrier: string | null;
  trackingNumber: string | null;
  from: { name: string; city: string; country: string };
  to: LabelAddress | null;
  /** Whether the reader may not see where it goes. */
  isMasked: boolean;
};

/** The label of a parcel, masked for those who need not send it (any more); undefined when there is no such parcel. */
export async function getLabel(ctx: Ctx, parcelId: string): Promise<ParcelLabel | undefined> {
  allow(ctx.actor, 'fulfilment.read');
  if (!isId(parcelId)) return undefined;
  const { rows } = await ctx.db.$client.query<Omit<ParcelLabel, 'isMasked'> & { orderStatus: string }>(
    `select p.id, p.number, o.id as "orderId", o.number as "orderNumber", o.status as "orderStatus",
       p.weight_grams as "weightGrams",
       p.length_mm as "lengthMm", p.width_mm as "widthMm", p.height_mm as "heightMm", p.carrier,
       p.tracking_number as "trackingNumber",
       (select count(*)::integer from parcels q where q.order_id = o.id and q.number <= p.number) as at,
       (select count(*)::integer from parcels q where q.order_id = o.id) as count,
       json_build_object('name', place.name, 'city', place.city, 'country', place.country) as from,
       (select json_build_object('name', a.name, 'phone', a.phone, 'email', null, 'lines', a.lines, 'city', a.city,
           'region', a.region, 'postcode', a.postcode, 'country', a.country)
         from order_addresses a where a.order_id = o.id and a.kind = 'shipping') as to
     from parcels p join orders o on o.id = p.order_id join locations place on place.id = p.location_id
     where p.id = $1`,
    [parcelId],
  );
  const [found] = rows;
  if (!found) return undefined;
  const { orderStatus, ...label } = found;
  if (seesDestination(ctx.actor, orderStatus)) return { ...label, isMasked: false };
  return { ...label, to: label.to && maskAddress(label.to), isMasked: true };
}
