import type { Letter } from '#lib/mail/send-mail.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { NewJob } from '../../events/record.ts';

const PURPOSE = 'mail';

/** A job that sends the letter. It is sealed, because links that sign somebody in must not lie open in the database. */
export function mailJob(letter: Letter): NewJob {
  return { queue: 'send-mail', data: { sealed: seal(JSON.stringify(letter), PURPOSE) } };
}

/** The letter of such a job; null when it cannot be read, because AUTH_SECRET was changed since. */
export function openMailJob(data: { sealed: string }): Letter | null {
  const text = unseal(data.sealed, PURPOSE);
  return text === null ? null : (JSON.parse(text) as Letter);
}
