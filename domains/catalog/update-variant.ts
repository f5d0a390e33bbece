import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { barcodes, variants } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { normaliseBarcode } from './barcode.ts';
import { UpdateVariantInput } from './input.ts';
import { refreshProductSearch } from './refresh-search.ts';

/**
 * Changes what is said of a variant; what is left out stays. Orders keep the prices and costs of their day.
 * @throws NOT_FOUND; CONFLICT when the SKU or a barcode stands with another variant.
 */
export const updateVariant = command('product.write', {
  input: UpdateVariantInput,
  run: async (tx, { variantId, isArchived, barcodes: codes, ...fields }, ctx) => {
    const [before] = await tx.select().from(variants).where(eq(variants.id, variantId)).for('update');
    if (!before)
      throw new AppError('NOT_FOUND', 'There is no such variant.', {
        details: { reason: 'gone', thing: 'variant' },
      });
    const archivedAt =
      isArchived === undefined ? before.archivedAt : isArchived ? (before.archivedAt ?? ctx.now) : null;
    const [after] = await tx
      .update(variants)
      .set({ ...fields, archivedAt, updatedAt: ctx.now })
      .where(eq(variants.id, variantId))
      .returning();
    if (codes) await replaceBarcodes(tx, variantId, codes);
    await refreshProductSearch(tx, before.productId);
    return {
      result: { id: variantId },
      subjectKind: 'variant',
      subjectId: variantId,
      before,
      after,
      events: [{ kind: 'product.changed', subjectKind: 'product', subjectId: before.productId }],
    };
  },
});

async function replaceBarcodes(tx: Tx, variantId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(barcodes).where(eq(barcodes.variantId, variantId));
  const rows = new Map(codes.map((code) => [normaliseBarcode(code), code]));
  if (rows.size === 0) return;
  await tx.insert(barcodes).values([...rows].map(([code, scannedAs]) => ({ code, scannedAs, variantId })));
}
