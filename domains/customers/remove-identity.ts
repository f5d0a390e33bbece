import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { RemoveIdentityInput } from './input.ts';
import { loadCustomer } from './load-customer.ts';
import type { IdentityKind } from './national/identity-kinds.ts';
import { refreshSearch } from './refresh-search.ts';

/**
 * Takes a wrong way to recognise a person away; orders that came by it stay with the person. Its result is what
 * `addIdentity` takes to bring it back. @throws NOT_FOUND when the person has no such identity.
 */
export const removeIdentity = command('customer.write', {
  input: RemoveIdentityInput,
  run: async (tx, { customerId, identityId }) => {
    await loadCustomer(tx, customerId);
    const { rows } = await tx.$client.query<{ kind: IdentityKind; value: string }>(
      `delete from identities where id = $1 and customer_id = $2 and kind not in ('external', 'device')
       returning kind, value`,
      [identityId, customerId],
    );
    const [removed] = rows;
    if (!removed)
      throw new AppError('NOT_FOUND', 'This stands no longer with the customer.', {
        details: { reason: 'gone', thing: 'other' },
      });
    await refreshSearch(tx, customerId);
    return {
      result: { customerId, ...removed },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { identity: removed.kind },
      before: removed,
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
