import { command } from '../../command.ts';
import { NoteInput } from './input.ts';
import { loadOwnNote, noteGone } from './load-own-note.ts';

/** Takes a note of one's own away; `restoreNote` brings it back. @throws FORBIDDEN for all but its writer; NOT_FOUND */
export const removeNote = command('customer.write', {
  input: NoteInput,
  run: async (tx, { noteId }, ctx) => {
    const { customerId, text, isRemoved } = await loadOwnNote(tx, noteId, ctx);
    if (isRemoved) throw noteGone(noteId);
    await tx.$client.query('update customer_notes set removed_by = $2, removed_at = $3 where id = $1', [
      noteId,
      ctx.actor.name,
      ctx.now,
    ]);
    return {
      result: { noteId },
      subjectKind: 'customer',
      subjectId: customerId,
      before: { note: text },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
