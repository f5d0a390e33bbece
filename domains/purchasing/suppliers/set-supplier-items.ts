import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SetSupplierItemsInput } from '../input.ts';

/**
 * Sets what a supplier asks for variants, in which packs and under which codes; what is not named stays. A preferred one
 * takes the preference from every other supplier.
 * @throws NOT_FOUND for an unknown supplier or variant; INVALID_INPUT for a service, and when a variant is named twice.
 */
export const setSupplierItems = command('purchase.write', {
  input: SetSupplierItemsInput,
  run: async (tx, { supplierId, items }, ctx) => {
    const ids = items.map((item) => item.variantId);
    await requireGoods(tx, ids);
    await tx.$client.query(
      `update supplier_items set is_preferred = false, updated_at = $3
       where is_preferred and supplier_id <> $1 and variant_id = any ($2::uuid[])`,
      [supplierId, items.filter((item) => item.isPreferred).map((item) => item.variantId), ctx.now],
    );
    await tx.$client.query(
      `insert into supplier_items (supplier_id, variant_id, supplier_sku, unit_cost_micros, pack_size, minimum_quantity,
         lead_days, is_preferred, updated_at)
       select $1, i."variantId", i."supplierSku", i."unitCostMicros", i."packSize", i."minimumQuantity", i."leadDays",
         i."isPreferred", $3
       from jsonb_to_recordset($2::jsonb) as i ("variantId" uuid, "supplierSku" text, "unitCostMicros" bigint,
         "packSize" integer, "minimumQuantity" integer, "leadDays" integer, "isPreferred" boolean)
       on conflict (supplier_id, variant_id) do update set supplier_sku = excluded.supplier_sku,
         unit_cost_micros = excluded.unit_cost_micros, pack_size = excluded.pack_size,
         minimum_quantity = excluded.minimum_quantity, lead_days = excluded.lead_days,
         is_preferred = excluded.is_preferred, updated_at = excluded.updated_at`,
      [supplierId, JSON.stringify(items), ctx.now],
    );
    return {
      result: { items: items.length },
      subjectKind: 'supplier',
      subjectId: supplierId,
      summary: { items: items.length },
      after: { items },
      events: [{ kind: 'purchase.changed', subjectKind: 'supplier', subjectId: supplierId }],
    };
  },
});

async function requireGoods(tx: Tx, variantIds: readonly string[]): Promise<void> {
  if (new Set(variantIds).size < variantIds.length) {
    throw new AppError('INVALID_INPUT', 'items: a variant is named twice.');
  }
  const { rows } = await tx.$client.query<{ id: string; sku: string; kind: string }>(
    'select id, sku, kind from variants where id = any ($1::uuid[])',
    [variantIds],
  );
  const service = rows.find((row) => row.kind !== 'goods');
  if (service)
    throw new AppError('INVALID_INPUT', `${service.sku} is a service: it is not bought for stock.`);
  if (rows.length < variantIds.length)
    throw new AppError('NOT_FOUND', 'A variant does not exist (any more).');
}
