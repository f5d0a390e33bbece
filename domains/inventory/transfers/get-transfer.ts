import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { GOODS_TITLE } from '../levels/goods-title.ts';
import type { CountingUnit } from '../units/counting-unit.ts';
import { unitsJson } from '../units/units-json.ts';
import type { MissingReason, TransferStatus, TransferUnits } from './transfer-status.ts';

/** A line of a transfer, with what is free of its goods at the sender now, and the codes that a scanner may read. */
export type TransferLine = TransferUnits & {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  missingReason: MissingReason | null;
  free: number;
  barcodes: string[];
  units: CountingUnit[];
};

/** A transfer with its lines in the order in which they were written. */
export type Transfer = {
  id: string;
  number: number;
  status: TransferStatus;
  fromLocationId: string;
  fromName: string;
  toLocationId: string;
  toName: string;
  expectedOn: string | null;
  note: string;
  createdBy: string;
  createdAt: Date;
  sentBy: string | null;
  sentAt: Date | null;
  closedBy: string | null;
  closedAt: Date | null;
  lines: TransferLine[];
};

/** One transfer; null when there is none with this id. */
export async function getTransfer(ctx: Ctx, transferId: string): Promise<Transfer | null> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Omit<Transfer, 'lines'>>(
    `select t.id, t.number, t.status, t.from_location_id as "fromLocationId", giver.name as "fromName",
       t.to_location_id as "toLocationId", taker.name as "toName", t.expected_on::text as "expectedOn", t.note,
       t.created_by as "createdBy", t.created_at as "createdAt", t.sent_by as "sentBy", t.sent_at as "sentAt",
       t.closed_by as "closedBy", t.closed_at as "closedAt"
     from stock_transfers t join locations giver on giver.id = t.from_location_id
     join locations taker on taker.id = t.to_location_id where t.id = $1`,
    [transferId],
  );
  const head = rows[0];
  if (!head) return null;
  const lines = await ctx.db.$client.query<TransferLine>(
    `select l.variant_id as "variantId", v.sku, ${GOODS_TITLE} as title, l.quantity, l.sent, l.received, l.damaged,
       l.missing, l.missing_reason as "missingReason", coalesce(s.on_hand - s.reserved, 0) as free,
       coalesce((select json_agg(c.code order by c.code) from barcodes c where c.variant_id = v.id), '[]') as barcodes,
       ${unitsJson('v.id')} as units
     from stock_transfer_lines l join variants v on v.id = l.variant_id join products p on p.id = v.product_id
     left join stock_levels s on s.variant_id = l.variant_id and s.location_id = $2
     where l.transfer_id = $1 order by l.position`,
    [transferId, head.fromLocationId],
  );
  return { ...head, lines: lines.rows };
}
