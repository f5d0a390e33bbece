import { openMailJob } from '#domains/team/letters/mail-job.ts';
import { log } from '#lib/log.ts';
import { sendMail } from '#lib/mail/send-mail.ts';

/**
 * Sends the letter of one `send-mail` job. A server that does not take it makes the job try again; a letter that was
 * sealed under another AUTH_SECRET can never be read again and is given up.
 */
export async function sendMailJob(data: { sealed: string }): Promise<void> {
  const letter = openMailJob(data);
  if (letter === null) {
    log.error('a mail was given up: it was sealed under another AUTH_SECRET');
    return;
  }
  await sendMail(letter);
}
