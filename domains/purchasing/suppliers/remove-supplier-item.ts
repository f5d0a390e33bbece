import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { RemoveSupplierItemInput } from '../input.ts';

/** Forgets that a supplier sells a variant; orders keep their lines. @throws NOT_FOUND when it was not known. */
export const removeSupplierItem = command('purchase.write', {
  input: RemoveSupplierItemInput,
  run: async (tx, { supplierId, variantId }) => {
    const { rows } = await tx.$client.query<Record<string, unknown>>(
      'delete from supplier_items where supplier_id = $1 and variant_id = $2 returning *',
      [supplierId, variantId],
    );
    if (!rows[0]) throw new AppError('NOT_FOUND', 'The supplier does not sell this; load the page again.');
    return {
      result: { supplierId, variantId },
      subjectKind: 'supplier',
      subjectId: supplierId,
      summary: { variantId },
      before: rows[0],
      events: [{ kind: 'purchase.changed', subjectKind: 'supplier', subjectId: supplierId }],
    };
  },
});
