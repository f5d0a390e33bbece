import { suppliers } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { AddSupplierInput } from '../input.ts';
import { supplierSearch } from './supplier-search.ts';

/** Adds somebody we buy from. @throws CONFLICT when the code is taken. */
export const addSupplier = command('purchase.write', {
  input: AddSupplierInput,
  run: async (tx, input, ctx) => {
    const id = input.id ?? newId(ctx.now.getTime());
    const row = { ...input, id, search: supplierSearch(input), createdAt: ctx.now, updatedAt: ctx.now };
    await tx.insert(suppliers).values(row);
    return {
      result: { id },
      subjectKind: 'supplier',
      subjectId: id,
      summary: { code: input.code, name: input.name },
      after: { ...input, id },
      events: [{ kind: 'purchase.changed', subjectKind: 'supplier', subjectId: id }],
    };
  },
});
