import 'server-only';
import { cookies, headers } from 'next/headers';
import { UNKNOWN_ADDRESS } from '#domains/team/sign-in/attempts/address-limit.ts';
import { type KnownDevice, readKnownDevice } from '#domains/team/sign-in/attempts/known-device.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';

const LONGEST_ADDRESS = 100;

const KNOWN_DEVICE_COOKIE = 'known-device';
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Where a request comes from, as far as it can be believed. */
export type Visitor = { address: string; device: string; knownDevice: KnownDevice | null };

/** The network address and the browser of the one who asks, and who has signed in there before. */
export async function readVisitor(): Promise<Visitor> {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  const knownDevice = readKnownDevice(jar.get(KNOWN_DEVICE_COOKIE)?.value);
  return { address: addressIn(sent), device: sent.get('user-agent') ?? '', knownDevice };
}

/** Leaves the mark of `markKnownDevice` in the browser, for a year. */
export async function markDevice(mark: string, { isSecure }: { isSecure: boolean }): Promise<void> {
  const jar = await cookies();
  const options = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const;
  jar.set(KNOWN_DEVICE_COOKIE, mark, { ...options, secure: isSecure });
}

/** Without a proxy that we trust, the header says what the sender likes; then all strangers are counted as one. */
function addressIn(sent: Headers): string {
  if (!env().TRUST_PROXY) return UNKNOWN_ADDRESS;
  const [first = ''] = (sent.get('x-forwarded-for') ?? '').split(',');
  return first.trim().slice(0, LONGEST_ADDRESS) || UNKNOWN_ADDRESS;
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
