import { env } from '../env.ts';

/**
 * The address of a page for use in mails. It comes from the settings and never from a request: whoever asks for a
 * mail must not choose where its link leads.
 */
export function publicUrl(path: string): string {
  const { AUTH_URL, PORT } = env();
  return new URL(path, AUTH_URL ?? `http://localhost:${PORT}`).href;
}
