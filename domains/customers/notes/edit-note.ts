import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadCustomer } from '../load-customer.ts';
import { EditNoteInput } from './input.ts';

type Note = { customer_id: string; text: string; author_id: string; author_name: string };

/** Puts a note into better words; the audit row keeps the old ones. @throws FORBIDDEN for all but its writer; NOT_FOUND */
export const editNote = command('customer.write', {
  input: EditNoteInput,
  run: async (tx, { noteId, text }, ctx) => {
    const { rows } = await tx.$client.query<Note>(
      'select customer_id, text, author_id, author_name from customer_notes where id = $1 for update',
      [noteId],
    );
    const [note] = rows;
    if (!note) {
      throw new AppError('NOT_FOUND', `There is no note ${noteId} (any more).`, {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    if (note.author_id !== ctx.actor.id) {
      throw new AppError(
        'FORBIDDEN',
        `Only ${note.author_name} may change this note; write one of your own.`,
        {
          details: { reason: 'noteOfOther', name: note.author_name },
        },
      );
    }
    await loadCustomer(tx, note.customer_id);
    await tx.$client.query('update customer_notes set text = $2, edited_at = $3 where id = $1', [
      noteId,
      text,
      ctx.now,
    ]);
    return {
      result: { noteId },
      subjectKind: 'customer',
      subjectId: note.customer_id,
      before: { note: note.text },
      after: { note: text },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: note.customer_id }],
    };
  },
});
