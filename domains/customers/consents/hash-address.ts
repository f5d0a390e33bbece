import { env } from '#lib/env.ts';
import { signHmacSha256 } from '#lib/hmac.ts';

/** By which identities each way reaches a person; post has none. */
export const KINDS_OF_WAY = {
  email: ['email'],
  sms: ['phone'],
  phone: ['phone'],
  messenger: ['phone', 'handle'],
  post: [],
} as const;

/**
 * An address as the suppression list keeps it: only who holds this installation's secret, and the address itself, can
 * find it there. `value` in the form of `readIdentity`.
 */
export function hashAddress({ kind, value }: { kind: string; value: string }): string {
  return signHmacSha256(Buffer.from(`suppression:${kind}:${value}`), env().AUTH_SECRET, 'hex');
}
