import type { Tx } from '#db/client.ts';

/** What a supplier asks for a variant. The unit cost is in millionths of a minor unit of the supplier's currency. */
export type SupplierPrice = {
  supplierId: string;
  variantId: string;
  supplierSku: string;
  unitCostMicros: number;
  packSize: number;
  minimumQuantity: number;
  leadDays: number | null;
};

/** The prices that are known of pairs of supplier and variant, locked until the commit. */
export async function readPrices(
  tx: Tx,
  pairs: readonly { supplierId: string; variantId: string }[],
): Promise<SupplierPrice[]> {
  const { rows } = await tx.$client.query<SupplierPrice>(
    `select i.supplier_id as "supplierId", i.variant_id as "variantId", i.supplier_sku as "supplierSku",
       i.unit_cost_micros as "unitCostMicros", i.pack_size as "packSize", i.minimum_quantity as "minimumQuantity",
       i.lead_days as "leadDays"
     from supplier_items i join unnest($1::uuid[], $2::uuid[]) w (supplier_id, variant_id) using (supplier_id, variant_id)
     order by 1, 2 for update of i`,
    [pairs.map((one) => one.supplierId), pairs.map((one) => one.variantId)],
  );
  return rows;
}

/** Writes prices, new ones and others; who is preferred, and in which unit is bought, stays as it is. */
export async function writePrices(tx: Tx, prices: readonly SupplierPrice[], now: Date): Promise<void> {
  if (prices.length === 0) return;
  await tx.$client.query(
    `insert into supplier_items (supplier_id, variant_id, supplier_sku, unit_cost_micros, pack_size, minimum_quantity,
       lead_days, updated_at)
     select i."supplierId", i."variantId", i."supplierSku", i."unitCostMicros", i."packSize", i."minimumQuantity",
       i."leadDays", $2
     from jsonb_to_recordset($1::jsonb) as i ("supplierId" uuid, "variantId" uuid, "supplierSku" text,
       "unitCostMicros" bigint, "packSize" integer, "minimumQuantity" integer, "leadDays" integer)
     on conflict (supplier_id, variant_id) do update set supplier_sku = excluded.supplier_sku,
       unit_cost_micros = excluded.unit_cost_micros, pack_size = excluded.pack_size,
       minimum_quantity = excluded.minimum_quantity, lead_days = excluded.lead_days, updated_at = excluded.updated_at`,
    [JSON.stringify(prices), now],
  );
}

/** Removes a price that nobody prefers. Says whether it was there. */
export async function removePrice(
  tx: Tx,
  { supplierId, variantId }: { supplierId: string; variantId: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query(
    'delete from supplier_items where supplier_id = $1 and variant_id = $2 and not is_preferred',
    [supplierId, variantId],
  );
  return rowCount === 1;
}
