import { z } from 'zod';
import { command } from '../../command.ts';
import { loadCustomer } from '../load-customer.ts';

const Tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

/** Tags to put on a person and tags to take off; all others stay. */
export const TagCustomerInput = z.strictObject({ customerId: z.uuid(), add: Tags, remove: Tags });

/** Puts tags on a person and takes others off. Where nothing would change nothing is written. @throws NOT_FOUND */
export const tagCustomer = command('customer.write', {
  input: TagCustomerInput,
  run: async (tx, { customerId, add, remove }, ctx) => {
    const { id, tags: before } = await loadCustomer(tx, customerId);
    const tags = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])];
    const isChanged = tags.join('\n') !== before.join('\n');
    if (isChanged) {
      await tx.$client.query('update customers set tags = $2, updated_at = $3 where id = $1', [
        id,
        tags,
        ctx.now,
      ]);
    }
    return {
      result: { id, tags, isChanged },
      subjectKind: 'customer',
      subjectId: id,
      before: { tags: before },
      after: { tags },
      events: isChanged ? [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: id }] : [],
    };
  },
});
