import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';

/** SQL: units on their way to a location, from suppliers and from our other places; a variant may stand in several rows. */
export const INCOMING = `(
  select l.variant_id, p.location_id, l.quantity - l.received_good - l.received_damaged - l.cancelled_quantity as units
  from purchase_orders p join purchase_order_lines l on l.purchase_order_id = p.id
  where p.status in ('sent', 'part_received')
    and l.quantity > l.received_good + l.received_damaged + l.cancelled_quantity
  union all
  select l.variant_id, t.to_location_id, l.sent - l.received - l.damaged - l.missing
  from stock_transfers t join stock_transfer_lines l on l.transfer_id = t.id
  where t.status in ('sent', 'part_received') and l.sent > l.received + l.damaged + l.missing
)`;

type Row = { variantId: string; locationId: string; units: number };

/** Units on their way to a location, or to all locations that were asked for. */
export type IncomingUnits = (variantId: string, locationId: string | null) => number;

/** What is on its way of some variants to the given locations, or to any. Reads the papers of these variants only. */
export async function readIncomingUnits(
  ctx: Ctx,
  wanted: { variantIds: readonly string[]; locationIds: readonly string[] },
): Promise<IncomingUnits> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'incoming-units',
    text: `
      select variant_id as "variantId", location_id as "locationId", sum(units)::integer as units
      from ${INCOMING} i
      where variant_id = any ($1::uuid[]) and (cardinality($2::uuid[]) = 0 or location_id = any ($2))
      group by 1, 2`,
    values: [wanted.variantIds, wanted.locationIds],
  });
  const byVariant = Map.groupBy(rows, (row) => row.variantId);
  return (variantId, locationId) =>
    (byVariant.get(variantId) ?? [])
      .filter((row) => locationId === null || row.locationId === locationId)
      .reduce((sum, row) => sum + row.units, 0);
}
