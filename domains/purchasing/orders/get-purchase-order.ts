import { goodsTitle } from '#domains/inventory/levels/goods-title.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { unitsJson } from '#domains/inventory/units/units-json.ts';
import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Spread } from '../costs/cost-choices.ts';
import type { LineUnits, PurchaseStatus } from './purchase-status.ts';

/** A line with the names that people know. Costs are in the order's currency, null for who may not see them. */
export type PurchaseLine = LineUnits & {
  id: string;
  variantId: string;
  sku: string;
  title: string;
  barcodes: string[];
  units: CountingUnit[];
  /** What the quantity was written in, as it was then; null for pieces. */
  unitName: string | null;
  unitFactor: number | null;
  /** What is asked of its units when they come. */
  tracking: 'none' | 'lot' | 'serial';
  serialAt: 'receipt' | 'shipment';
  supplierSku: string;
  unitCostMicros: number | null;
  packSize: number;
  minimumQuantity: number;
  expectedOn: string | null;
};

/** A delivery that came, line by line. `costMinor` are its landed costs in the reporting currency. */
export type PurchaseReceipt = {
  id: string;
  number: number;
  at: string;
  locationName: string;
  deliveryNote: string;
  note: string;
  actorName: string;
  lines: {
    id: string;
    sku: string;
    title: string;
    good: number;
    damaged: number;
    isUnexpected: boolean;
    reason: string;
    undoneBy: string | null;
    costMinor: number | null;
  }[];
};

/** A cost on goods that came, and where it went, in the reporting currency. */
export type PurchaseCost = {
  id: string;
  kind: 'freight' | 'duty' | 'insurance' | 'other';
  spread: Spread;
  at: string;
  amountMinor: number;
  currency: string;
  stockMinor: number;
  soldMinor: number;
  lostMinor: number;
  note: string;
  receiptNumber: number | null;
};

/** A purchase order whole. */
export type PurchaseOrder = {
  id: string;
  number: number;
  status: PurchaseStatus;
  supplier: { id: string; name: string; email: string | null; leadDays: number; minimumOrderMinor: number };
  locationId: string;
  locationName: string;
  currency: string;
  reportingCurrency: string;
  expectedOn: string | null;
  note: string;
  createdBy: string;
  createdAt: Date;
  sentAt: Date | null;
  closedAt: Date | null;
  lines: PurchaseLine[];
  receipts: PurchaseReceipt[];
  costs: PurchaseCost[];
};

/** A purchase order with its lines, receipts and costs; null when there is none. Costs only for who may see them. */
export async function getPurchaseOrder(ctx: Ctx, purchaseOrderId: string): Promise<PurchaseOrder | null> {
  allow(ctx.actor, 'purchase.read');
  if (!isId(purchaseOrderId)) return null;
  const seesCost = can(ctx.actor, 'cost.read');
  const query = <Row extends object>(text: string, values: unknown[] = [purchaseOrderId]) =>
    ctx.db.$client.query<Row>(text, values).then((result) => result.rows);
  const [heads, lines, receipts, costs] = await Promise.all([
    query<Omit<PurchaseOrder, 'lines' | 'receipts' | 'costs'>>(HEAD),
    query<PurchaseLine>(LINES, [purchaseOrderId, seesCost]),
    query<PurchaseReceipt>(RECEIPTS, [purchaseOrderId, seesCost]),
    seesCost ? query<PurchaseCost>(COSTS) : [],
  ]);
  const head = heads[0];
  return head ? { ...head, lines, receipts, costs } : null;
}

const HEAD = `
  select p.id, p.number, p.status, json_build_object('id', s.id, 'name', s.name, 'email', s.email,
      'leadDays', s.lead_days, 'minimumOrderMinor', s.minimum_order_minor) as supplier,
    p.location_id as "locationId", l.name as "locationName", p.currency, b.reporting_currency as "reportingCurrency",
    p.expected_on::text as "expectedOn", p.note, p.created_by as "createdBy", p.created_at as "createdAt",
    p.sent_at as "sentAt", p.closed_at as "closedAt"
  from purchase_orders p join suppliers s on s.id = p.supplier_id join locations l on l.id = p.location_id
  cross join business b where p.id = $1`;

const TITLE = goodsTitle('pr');

const LINES = `
  select l.id, l.variant_id as "variantId", v.sku, v.tracking, v.serial_at as "serialAt", ${TITLE} as title, l.supplier_sku as "supplierSku", l.quantity,
    l.received_good as "receivedGood", l.received_damaged as "receivedDamaged",
    l.cancelled_quantity as "cancelledQuantity", case when $2 then l.unit_cost_micros end as "unitCostMicros",
    coalesce(i.pack_size, 1) as "packSize", coalesce(i.minimum_quantity, 1) as "minimumQuantity",
    coalesce(l.expected_on, p.expected_on)::text as "expectedOn",
    coalesce((select json_agg(c.code order by c.code) from barcodes c where c.variant_id = v.id), '[]') as barcodes,
    ${unitsJson('v.id')} as units, l.unit_name as "unitName", l.unit_factor as "unitFactor"
  from purchase_order_lines l join purchase_orders p on p.id = l.purchase_order_id
  join variants v on v.id = l.variant_id join products pr on pr.id = v.product_id
  left join supplier_items i on i.variant_id = v.id and i.supplier_id = p.supplier_id
  where l.purchase_order_id = $1 order by l.position`;

const RECEIPTS = `
  select r.id, r.number, to_json(r.at)#>>'{}' as at, l.name as "locationName", r.delivery_note as "deliveryNote", r.note,
    r.actor_name as "actorName", json_agg(json_build_object('id', i.id, 'sku', v.sku, 'title', ${TITLE},
      'good', i.good, 'damaged', i.damaged, 'isUnexpected', i.purchase_order_line_id is null, 'reason', i.reason,
      'undoneBy', i.undone_by, 'costMinor', case when $2 then (select sum(a.amount_minor)::bigint
        from landed_cost_allocations a where a.receipt_line_id = i.id) end) order by i.id) as lines
  from receipts r join locations l on l.id = r.location_id join receipt_lines i on i.receipt_id = r.id
  join variants v on v.id = i.variant_id join products pr on pr.id = v.product_id
  where r.purchase_order_id = $1 group by r.id, l.name order by r.number desc`;

const COSTS = `
  select c.id, c.kind, c.spread, to_json(c.at)#>>'{}' as at, c.amount_minor as "amountMinor", c.currency, c.note,
    sum(a.stock_minor)::bigint as "stockMinor", sum(a.sold_minor)::bigint as "soldMinor",
    sum(a.lost_minor)::bigint as "lostMinor", r.number as "receiptNumber"
  from landed_costs c join landed_cost_allocations a on a.landed_cost_id = c.id left join receipts r on r.id = c.receipt_id
  where c.purchase_order_id = $1 group by c.id, r.number order by c.at desc, c.id desc`;
