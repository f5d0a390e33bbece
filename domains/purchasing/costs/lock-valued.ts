import type { Tx } from '#db/client.ts';
import type { Valued } from './average-cost.ts';

/** What variants lie and are worth over the whole business. */
export type ValuedVariant = Valued & { sku: string; weightGrams: number | null };

/**
 * Reads what lies of variants everywhere and their average cost, and keeps both from changing until the commit. Rows are
 * locked in the order of variant and location, as everybody locks them.
 */
export async function lockValued(tx: Tx, variantIds: readonly string[]): Promise<Map<string, ValuedVariant>> {
  const ids = [[...new Set(variantIds)]];
  const [variants, levels] = await Promise.all([
    tx.$client.query<{ id: string; sku: string; costMicros: number | null; weightGrams: number | null }>(
      `select id, sku, cost_micros as "costMicros", weight_grams as "weightGrams" from variants
       where id = any ($1::uuid[]) order by id for no key update`,
      ids,
    ),
    tx.$client.query<{ variantId: string; onHand: number }>(
      `select variant_id as "variantId", on_hand as "onHand" from stock_levels
       where variant_id = any ($1::uuid[]) order by variant_id, location_id for update`,
      ids,
    ),
  ]);
  const onHand = new Map<string, number>();
  for (const level of levels.rows) {
    onHand.set(level.variantId, (onHand.get(level.variantId) ?? 0) + level.onHand);
  }
  return new Map(variants.rows.map(({ id, ...row }) => [id, { ...row, onHand: onHand.get(id) ?? 0 }]));
}

/** Writes new averages; a variant whose average stays is not touched. */
export async function saveAverages(
  tx: Tx,
  averages: ReadonlyMap<string, number | null>,
  now: Date,
): Promise<void> {
  if (averages.size === 0) return;
  const rows = [...averages].map(([id, costMicros]) => ({ id, costMicros }));
  await tx.$client.query(
    `update variants v set cost_micros = a."costMicros", updated_at = $2
     from jsonb_to_recordset($1::jsonb) as a (id uuid, "costMicros" bigint)
     where v.id = a.id and v.cost_micros is distinct from a."costMicros"`,
    [JSON.stringify(rows), now],
  );
}
