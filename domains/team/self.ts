import { AppError } from '#lib/errors.ts';
import type { Actor } from '../context.ts';

/** The member of staff who acts, for what one does to oneself. @throws FORBIDDEN for programs and jobs. */
export function selfOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.id;
  throw new AppError('FORBIDDEN', `${actor.name} is not a member of staff and has no account of its own.`);
}
