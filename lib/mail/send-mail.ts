import fs from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { env } from '../env.ts';
import { newId } from '../ids.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 20_000;

/** One mail to one person. Where it comes again and again, `unsubscribeUrl` ends it with one POST (RFC 8058). */
export type Letter = { to: string; subject: string; text: string; html: string; unsubscribeUrl?: string };

/** Whether mails leave this machine; otherwise they are files in DATA_DIR/mail. */
export function isMailSetUp(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Hands a mail to the server of SMTP_URL, or writes it as an .eml file into DATA_DIR/mail when none is set up.
 * Fails when the server does not take it; the caller tries again.
 */
export async function sendMail(letter: Letter): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const { unsubscribeUrl, ...written } = letter;
  const headers = unsubscribeUrl ? unsubscribeHeaders(unsubscribeUrl) : {};
  const message = { ...written, headers, to: { name: '', address: letter.to }, from: MAIL_FROM };
  if (SMTP_URL === undefined) return writeToFolder(message);
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await transport.sendMail(message);
}

function unsubscribeHeaders(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

async function writeToFolder(
  message: Omit<Letter, 'to'> & { to: { name: string; address: string }; from: string },
) {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message: bytes } = await transport.sendMail(message);
  const folder = path.join(env().DATA_DIR, 'mail');
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  await fs.writeFile(path.join(folder, `${newId()}.eml`), bytes as Buffer, { mode: 0o600 });
}
