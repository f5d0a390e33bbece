import { command } from '../../command.ts';
import { EditNoteInput } from './input.ts';
import { loadOwnNote, noteGone } from './load-own-note.ts';

/** Puts a note into better words; the audit row keeps the old ones. @throws FORBIDDEN for all but its writer; NOT_FOUND */
export const editNote = command('customer.write', {
  input: EditNoteInput,
  run: async (tx, { noteId, text }, ctx) => {
    const note = await loadOwnNote(tx, noteId, ctx);
    if (note.isRemoved) throw noteGone(noteId);
    await tx.$client.query('update customer_notes set text = $2, edited_at = $3 where id = $1', [
      noteId,
      text,
      ctx.now,
    ]);
    return {
      result: { noteId },
      subjectKind: 'customer',
      subjectId: note.customerId,
      before: { note: note.text },
      after: { note: text },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: note.customerId }],
    };
  },
});
