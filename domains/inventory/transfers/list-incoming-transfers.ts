import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_ROWS = 5_000;

/** Which units on their way are wanted; an empty list of locations means all. */
export const IncomingTransferFilter = z.object({
  variantIds: z.array(z.uuid()).max(5_000),
  locationIds: z.array(z.uuid()).max(500).default([]),
});

/** Units of a variant that are on their way to a location from another. `expectedOn` may lie in the past: then it is late. */
export type IncomingTransfer = {
  variantId: string;
  locationId: string;
  quantity: number;
  expectedOn: string | null;
  transferId: string;
  number: number;
  fromName: string;
};

/** What is on its way between our own places, the soonest first. */
export async function listIncomingTransfers(
  ctx: Ctx,
  raw: z.input<typeof IncomingTransferFilter>,
): Promise<IncomingTransfer[]> {
  allow(ctx.actor, 'stock.read');
  const { variantIds, locationIds } = IncomingTransferFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<IncomingTransfer>({
    name: 'list-incoming-transfers',
    text: `
      select l.variant_id as "variantId", t.to_location_id as "locationId",
        l.sent - l.received - l.damaged - l.missing as quantity, t.expected_on::text as "expectedOn",
        t.id as "transferId", t.number, giver.name as "fromName"
      from stock_transfer_lines l
      join stock_transfers t on t.id = l.transfer_id and t.status in ('sent', 'part_received')
      join locations giver on giver.id = t.from_location_id
      where l.variant_id = any ($1::uuid[]) and (cardinality($2::uuid[]) = 0 or t.to_location_id = any ($2))
        and l.sent > l.received + l.damaged + l.missing
      order by t.expected_on, t.number, l.position limit $3`,
    values: [variantIds, locationIds, MOST_ROWS],
  });
  return rows;
}
