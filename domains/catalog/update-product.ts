import { eq } from 'drizzle-orm';
import { products } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { UpdateProductInput } from './input.ts';
import { refreshProductSearch } from './refresh-search.ts';

/** Changes what is said of a product; what is left out stays. @throws NOT_FOUND. */
export const updateProduct = command('product.write', {
  input: UpdateProductInput,
  run: async (tx, { productId, isArchived, ...fields }, ctx) => {
    const [before] = await tx.select().from(products).where(eq(products.id, productId)).for('update');
    if (!before)
      throw new AppError('NOT_FOUND', 'There is no such product.', {
        details: { reason: 'gone', thing: 'variant' },
      });
    const archivedAt =
      isArchived === undefined ? before.archivedAt : isArchived ? (before.archivedAt ?? ctx.now) : null;
    const [after] = await tx
      .update(products)
      .set({ ...fields, archivedAt, updatedAt: ctx.now })
      .where(eq(products.id, productId))
      .returning();
    await refreshProductSearch(tx, productId);
    return {
      result: { id: productId },
      subjectKind: 'product',
      subjectId: productId,
      before,
      after,
      events: [{ kind: 'product.changed', subjectKind: 'product', subjectId: productId }],
    };
  },
});
