import type { Tx } from '#db/client.ts';
import { purchaseOrderLines } from '#db/schema/index.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { unitsJson } from '#domains/inventory/units/units-json.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

/** A line that is wished for. Without a unit cost the price holds that the supplier is known to ask. */
export type WantedLine = {
  variantId: string;
  quantity: number;
  /** Millionths of a minor unit of the supplier's currency. */
  unitCostMicros?: number | undefined;
  expectedOn?: string | null | undefined;
  /** What it is written in, null for pieces; left out, what the supplier sells it in. */
  unitId?: string | null | undefined;
};

type Known = {
  id: string;
  sku: string;
  kind: string;
  supplierSku: string | null;
  unitCostMicros: number | null;
  unitId: string | null;
  units: CountingUnit[];
};

/**
 * Writes the lines of a draft in the order given, in the place of those that it had.
 * @throws NOT_FOUND for an unknown variant; INVALID_INPUT for a service, a unit of other goods, and where no price is
 * given nor known.
 */
export async function writeLines(
  tx: Tx,
  order: { id: string; supplierId: string; now: Date },
  lines: readonly WantedLine[],
): Promise<void> {
  const { rows } = await tx.$client.query<Known>(
    `select v.id, v.sku, v.kind, i.supplier_sku as "supplierSku", i.unit_cost_micros as "unitCostMicros",
       i.unit_id as "unitId", ${unitsJson('v.id')} as units
     from variants v left join supplier_items i on i.variant_id = v.id and i.supplier_id = $2
     where v.id = any ($1::uuid[])`,
    [lines.map((line) => line.variantId), order.supplierId],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const values = lines.map((line, position) => {
    const variant = known.get(line.variantId);
    if (!variant) throw new AppError('NOT_FOUND', `There is no variant ${line.variantId}.`);
    const unitCostMicros = line.unitCostMicros ?? variant.unitCostMicros;
    judge(variant, unitCostMicros);
    const unit = unitOf(variant, line.unitId);
    return {
      id: newId(order.now.getTime()),
      purchaseOrderId: order.id,
      position,
      variantId: variant.id,
      supplierSku: variant.supplierSku ?? '',
      quantity: line.quantity,
      unitCostMicros: unitCostMicros ?? 0,
      expectedOn: line.expectedOn ?? null,
      unitName: unit?.name ?? null,
      unitFactor: unit?.factor ?? null,
    };
  });
  await tx.$client.query('delete from purchase_order_lines where purchase_order_id = $1', [order.id]);
  if (values.length > 0) await tx.insert(purchaseOrderLines).values(values);
}

function unitOf({ sku, units, unitId }: Known, wanted: string | null | undefined): CountingUnit | null {
  const id = wanted === undefined ? unitId : wanted;
  if (id === null) return null;
  const unit = units.find((one) => one.id === id);
  if (unit) return unit;
  throw new AppError('INVALID_INPUT', `${sku} is not counted in this unit (any more); choose another.`, {
    details: { reason: 'unitGone', sku },
  });
}

function judge(variant: Known, unitCostMicros: number | null): void {
  if (variant.kind !== 'goods') {
    throw new AppError('INVALID_INPUT', `${variant.sku} is a service: it is not bought for stock.`);
  }
  if (unitCostMicros === null) {
    throw new AppError(
      'INVALID_INPUT',
      `${variant.sku}: what the supplier asks for it is not known; enter a unit cost.`,
      { details: { reason: 'noPrice', sku: variant.sku } },
    );
  }
}
