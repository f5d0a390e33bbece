import { command } from '../../command.ts';
import { NoteInput } from './input.ts';
import { loadOwnNote } from './load-own-note.ts';

/** Brings a removed note of one's own back as it was; one that stands stays. @throws FORBIDDEN for all but its writer; NOT_FOUND */
export const restoreNote = command('customer.write', {
  input: NoteInput,
  run: async (tx, { noteId }, ctx) => {
    const { customerId, text } = await loadOwnNote(tx, noteId, ctx);
    await tx.$client.query('update customer_notes set removed_by = null, removed_at = null where id = $1', [
      noteId,
    ]);
    return {
      result: { noteId },
      subjectKind: 'customer',
      subjectId: customerId,
      after: { note: text },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
