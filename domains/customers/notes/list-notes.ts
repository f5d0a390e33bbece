import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { maskText, seesContact } from '../mask-contact.ts';

/** So many notes are shown; nobody reads further back than that. */
const MOST_NOTES = 100;

/** A note about a person. Instants are ISO texts. */
export type CustomerNote = {
  id: string;
  text: string;
  author: string;
  at: string;
  editedAt: string | null;
  /** Whether the reader wrote it and may change it. */
  isOwn: boolean;
};

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What colleagues wrote about a person, the newest first; phones and addresses in it only for those who may see them. */
export async function listNotes(ctx: Ctx, customerId: string): Promise<CustomerNote[]> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<CustomerNote>({
    name: 'customer-notes',
    text: `select n.id, n.text, n.author_name as author, ${ISO('n.created_at')} as at, ${ISO('n.edited_at')} as "editedAt",
        n.author_id = $2 as "isOwn"
      from customer_notes n where n.customer_id = $1 and n.removed_at is null order by n.created_at desc, n.id desc limit $3`,
    values: [customerId, can(ctx.actor, 'customer.write') ? ctx.actor.id : null, MOST_NOTES],
  });
  const notes = rows.map((note) => ({ ...note, isOwn: note.isOwn === true }));
  return seesContact(ctx.actor) ? notes : notes.map((note) => ({ ...note, text: maskText(note.text) }));
}
