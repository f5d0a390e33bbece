import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SetSupplierItemsInput } from '../input.ts';

/**
 * Sets what a supplier asks for variants, in which packs and under which codes; what is not named stays. A preferred one
 * takes the preference from every other supplier.
 * @throws NOT_FOUND for an unknown supplier or variant; INVALID_INPUT for a service, for a unit of other goods, and when a
 * variant is named twice.
 */
export const setSupplierItems = command('purchase.write', {
  input: SetSupplierItemsInput,
  run: async (tx, { supplierId, items }, ctx) => {
    const ids = items.map((item) => item.variantId);
    await requireGoods(tx, ids);
    await requireUnits(tx, items);
    await tx.$client.query(
      `update supplier_items set is_preferred = false, updated_at = $3
       where is_preferred and supplier_id <> $1 and variant_id = any ($2::uuid[])`,
      [supplierId, items.filter((item) => item.isPreferred).map((item) => item.variantId), ctx.now],
    );
    await tx.$client.query(
      `insert into supplier_items (supplier_id, variant_id, supplier_sku, unit_cost_micros, pack_size, minimum_quantity,
         lead_days, is_preferred, unit_id, updated_at)
       select $1, i."variantId", i."supplierSku", i."unitCostMicros", i."packSize", i."minimumQuantity", i."leadDays",
         i."isPreferred", i."unitId", $3
       from jsonb_to_recordset($2::jsonb) as i ("variantId" uuid, "supplierSku" text, "unitCostMicros" bigint,
         "packSize" integer, "minimumQuantity" integer, "leadDays" integer, "isPreferred" boolean, "unitId" uuid)
       on conflict (supplier_id, variant_id) do update set supplier_sku = excluded.supplier_sku,
         unit_cost_micros = excluded.unit_cost_micros, pack_size = excluded.pack_size,
         minimum_quantity = excluded.minimum_quantity, lead_days = excluded.lead_days,
         is_preferred = excluded.is_preferred, unit_id = excluded.unit_id,
         updated_at = excluded.updated_at`,
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

async function requireUnits(
  tx: Tx,
  items: readonly { variantId: string; unitId: string | null }[],
): Promise<void> {
  const named = items.filter((item) => item.unitId !== null);
  if (named.length === 0) return;
  const { rows } = await tx.$client.query<{ sku: string }>(
    `select v.sku from unnest($1::uuid[], $2::uuid[]) w (variant_id, unit_id) join variants v on v.id = w.variant_id
     where not exists (select from variant_units u where u.id = w.unit_id and u.variant_id = w.variant_id) limit 1`,
    [named.map((item) => item.variantId), named.map((item) => item.unitId)],
  );
  if (!rows[0]) return;
  throw new AppError(
    'INVALID_INPUT',
    `${rows[0].sku} is not counted in this unit (any more); choose another.`,
    {
      details: { reason: 'unitGone', sku: rows[0].sku },
    },
  );
}
