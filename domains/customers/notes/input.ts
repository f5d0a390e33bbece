import { z } from 'zod';
import { LONGEST_NOTE } from './limits.ts';

const NoteText = z.string().trim().min(1).max(LONGEST_NOTE);

/** A note about a person, as a colleague writes it. */
export const AddNoteInput = z.strictObject({ customerId: z.uuid(), text: NoteText });

/** A note in its writer's better words. */
export const EditNoteInput = z.strictObject({ noteId: z.uuid(), text: NoteText });

/** Which note. */
export const NoteInput = z.strictObject({ noteId: z.uuid() });
