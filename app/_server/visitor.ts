import 'server-only';
import { headers } from 'next/headers';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';

const LONGEST_ADDRESS = 100;

/** Where a request comes from, as far as it can be believed. */
export type Visitor = { address: string; device: string };

/** The network address and the browser of the one who asks. */
export async function readVisitor(): Promise<Visitor> {
  const sent = await headers();
  return { address: addressIn(sent), device: sent.get('user-agent') ?? '' };
}

/** Without a proxy that we trust, the header says what the sender likes; then all strangers are counted as one. */
function addressIn(sent: Headers): string {
  if (!env().TRUST_PROXY) return 'direct';
  const [first = 'direct'] = (sent.get('x-forwarded-for') ?? '').split(',');
  return first.trim().slice(0, LONGEST_ADDRESS) || 'direct';
}

/**
 * Refuses a write that does not come from a page of our own. Browsers always name the origin of a POST; `null`, which
 * sandboxed frames send, is not us.
 * @throws FORBIDDEN for every other origin, and for none.
 */
export function checkOrigin(sent: Headers): void {
  const origin = sent.get('origin');
  if (origin && origin !== 'null' && URL.canParse(origin) && ownHosts(sent).includes(new URL(origin).host))
    return;
  throw new AppError('FORBIDDEN', 'This request does not come from a page of this program.');
}

function ownHosts(sent: Headers): string[] {
  const { AUTH_URL } = env();
  if (AUTH_URL) return [new URL(AUTH_URL).host];
  return [sent.get('x-forwarded-host'), sent.get('host')].filter((host) => host !== null);
}
