import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { loadCustomer } from '../load-customer.ts';
import { AddNoteInput } from './input.ts';

/** Writes a note about a person, with its day and writer. @throws NOT_FOUND for the unknown, the erased and the merged. */
export const addNote = command('customer.write', {
  input: AddNoteInput,
  run: async (tx, { customerId, text }, ctx) => {
    await loadCustomer(tx, customerId);
    const noteId = newId(ctx.now.getTime());
    await tx.$client.query(
      `insert into customer_notes (id, customer_id, text, author_id, author_name, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [noteId, customerId, text, ctx.actor.id, ctx.actor.name, ctx.now],
    );
    return {
      result: { noteId },
      subjectKind: 'customer',
      subjectId: customerId,
      after: { note: text },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
