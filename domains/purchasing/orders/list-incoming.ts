import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_ROWS = 5_000;

/** Which units on their way are wanted; an empty list of locations means all. */
export const IncomingFilter = z.object({
  variantIds: z.array(z.uuid()).max(5_000),
  locationIds: z.array(z.uuid()).max(500).default([]),
});

/** Units of a variant that a supplier shall bring to a location. `expectedOn` may lie in the past: then it is late. */
export type Incoming = {
  variantId: string;
  locationId: string;
  quantity: number;
  expectedOn: string | null;
  purchaseOrderId: string;
  number: number;
  supplierName: string;
};

/** What is awaited of variants from suppliers, the soonest first: lines of orders that were sent and are not complete. */
export async function listIncoming(ctx: Ctx, raw: z.input<typeof IncomingFilter>): Promise<Incoming[]> {
  allow(ctx.actor, 'stock.read');
  const { variantIds, locationIds } = IncomingFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<Incoming>({
    name: 'list-incoming',
    text: `
      select l.variant_id as "variantId", p.location_id as "locationId",
        l.quantity - l.received_good - l.received_damaged - l.cancelled_quantity as quantity,
        coalesce(l.expected_on, p.expected_on)::text as "expectedOn", p.id as "purchaseOrderId", p.number,
        s.name as "supplierName"
      from purchase_order_lines l
      join purchase_orders p on p.id = l.purchase_order_id and p.status in ('sent', 'part_received')
      join suppliers s on s.id = p.supplier_id
      where l.variant_id = any ($1::uuid[]) and (cardinality($2::uuid[]) = 0 or p.location_id = any ($2))
        and l.quantity > l.received_good + l.received_damaged + l.cancelled_quantity
      order by coalesce(l.expected_on, p.expected_on), p.number, l.position limit $3`,
    values: [variantIds, locationIds, MOST_ROWS],
  });
  return rows;
}
