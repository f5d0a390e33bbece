import { env } from '#lib/env.ts';
import { signHmacSha256 } from '#lib/hmac.ts';

const HINT_DIGITS = 2;

/** What is kept of a national number. */
export type KeptNationalId = {
  /** Only who holds this installation's secret, and the number itself, can tell that they belong together. */
  value: string;
  /** The last two digits, so that staff can tell two apart. */
  hint: string;
};

/** What is kept of a national number; never the number itself. `number` in the form of `readNationalId`. */
export function hashNationalId(number: string): KeptNationalId {
  const value = signHmacSha256(Buffer.from(`national-id:${number}`), env().AUTH_SECRET, 'hex');
  return { value, hint: number.slice(-HINT_DIGITS) };
}
