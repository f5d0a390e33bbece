import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ParcelTariff } from './pick-tariff.ts';

/** What parcels are expected to cost, as it is written down; reporting currency. */
export async function listParcelTariffs(ctx: Ctx): Promise<(ParcelTariff & { id: string })[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<ParcelTariff & { id: string }>(
    `select id, method, country, up_to_grams as "upToGrams", shipping_minor as "shippingMinor",
       packing_minor as "packingMinor", valid_from::text as "validFrom"
     from parcel_tariffs order by country, method nulls last, up_to_grams nulls last, valid_from desc, id limit 500`,
  );
  return rows;
}

/** A parcel whose cost nobody knows. */
export type UnknownParcel = {
  shipmentId: string;
  number: number;
  orderId: string;
  orderNumber: number;
  channelName: string;
  day: string;
  trackingNumber: string | null;
};

/** Parcels that left in some days and that no tariff fitted, without a bill since; the latest first, at most 50. */
export async function listUnknownParcels(
  ctx: Ctx,
  wanted: { from: string; to: string; channelId?: string | undefined },
): Promise<UnknownParcel[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<UnknownParcel>(
    `select s.id as "shipmentId", s.number, o.id as "orderId", o.number as "orderNumber", c.name as "channelName",
       k.day::text as day, s.tracking_number as "trackingNumber"
     from parcel_costs k join shipments s on s.id = k.shipment_id join orders o on o.id = k.order_id
     join channels c on c.id = k.channel_id
     where k.day between $1 and $2 and k.expected_minor is null and k.actual_minor is null
       and ($3::uuid is null or k.channel_id = $3)
     order by k.day desc, s.number desc limit 50`,
    [wanted.from, wanted.to, wanted.channelId ?? null],
  );
  return rows;
}
