import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { CommandContext } from '../../context.ts';
import { loadCustomer } from '../load-customer.ts';

/** A note as commands read one before changing something. */
export type LoadedNote = {
  customerId: string;
  text: string;
  authorId: string;
  authorName: string;
  isRemoved: boolean;
};

/**
 * Reads a note of the actor's own, also a removed one, and holds it and its person until the commit.
 * @throws NOT_FOUND; FORBIDDEN for all but its writer
 */
export async function loadOwnNote(tx: Tx, noteId: string, { actor }: CommandContext): Promise<LoadedNote> {
  const { rows } = await tx.$client.query<LoadedNote>(
    `select customer_id as "customerId", text, author_id as "authorId", author_name as "authorName",
       removed_at is not null as "isRemoved" from customer_notes where id = $1 for update`,
    [noteId],
  );
  const [note] = rows;
  if (!note) throw noteGone(noteId);
  if (note.authorId !== actor.id) {
    throw new AppError('FORBIDDEN', `Only ${note.authorName} may change this note; write one of your own.`, {
      details: { reason: 'noteOfOther', name: note.authorName },
    });
  }
  await loadCustomer(tx, note.customerId);
  return note;
}

/** What is said of a note that is there no more. */
export function noteGone(noteId: string): AppError {
  return new AppError('NOT_FOUND', `There is no note ${noteId} (any more).`, {
    details: { reason: 'gone', thing: 'other' },
  });
}
