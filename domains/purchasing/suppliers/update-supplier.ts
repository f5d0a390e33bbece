import { eq } from 'drizzle-orm';
import { suppliers } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { UpdateSupplierInput } from '../input.ts';
import { supplierSearch } from './supplier-search.ts';

/**
 * Changes what is known of a supplier. Orders that exist keep their currency and their prices.
 * @throws CONFLICT when the currency shall change while prices are known in the old one.
 */
export const updateSupplier = command('purchase.write', {
  input: UpdateSupplierInput,
  run: async (tx, { supplierId, ...changes }, ctx) => {
    const [before] = await tx.select().from(suppliers).where(eq(suppliers.id, supplierId)).for('update');
    if (!before) throw new AppError('NOT_FOUND', 'There is no such supplier; load the page again.');
    if (changes.currency && changes.currency !== before.currency) {
      const { rowCount } = await tx.$client.query(
        'select from supplier_items where supplier_id = $1 limit 1',
        [supplierId],
      );
      if (rowCount) {
        throw new AppError(
          'CONFLICT',
          `${before.name} has prices in ${before.currency}; remove them before the currency changes.`,
          { details: { reason: 'pricesInCurrency', currency: before.currency } },
        );
      }
    }
    const after = { ...before, ...changes };
    await tx
      .update(suppliers)
      .set({ ...changes, search: supplierSearch(after), updatedAt: ctx.now })
      .where(eq(suppliers.id, supplierId));
    return {
      result: { supplierId },
      subjectKind: 'supplier',
      subjectId: supplierId,
      summary: { code: before.code, name: after.name },
      before,
      after: changes,
      events: [{ kind: 'purchase.changed', subjectKind: 'supplier', subjectId: supplierId }],
    };
  },
});
