import type { Tx } from '#db/client.ts';
import { upsertProducts } from '#domains/catalog/upsert-products.ts';
import { isServiceCode, type RowRule } from '../rules/classify-row.ts';

/**
 * Makes the variants that the chunk's rows sell and the catalogue does not know, one product each, under the title that
 * stands there first. Known variants stay as they are.
 */
export async function ensureVariants(
  tx: Tx,
  at: { rule: RowRule; now: Date; importId: string },
): Promise<void> {
  const { rows } = await tx.$client.query<{ sku: string; title: string | null }>(
    `select c.sku, (array_agg(c.title order by c.row_number) filter (where c.title is not null))[1] as title
     from import_chunk c where not exists (select from variants v where v.sku = c.sku) group by c.sku order by c.sku`,
  );
  const facts = rows.map(({ sku, title }) => ({
    title: title ?? sku,
    variants: [
      {
        sku,
        title: title ?? sku,
        ...(isServiceCode(at.rule, sku) ? { kind: 'service' as const, costMicros: 0 } : {}),
      },
    ],
  }));
  await upsertProducts(tx, facts, { now: at.now, importId: at.importId });
}
