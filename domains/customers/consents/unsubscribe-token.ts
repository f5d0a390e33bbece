import { z } from 'zod';
import { seal, unseal } from '#lib/seal.ts';
import { CONSENT_PURPOSES, CONSENT_WAYS } from './consent-kinds.ts';

const PURPOSE = 'unsubscribe link';

const Link = z.object({
  customerId: z.uuid(),
  purpose: z.enum(CONSENT_PURPOSES),
  way: z.enum(CONSENT_WAYS),
});

/** What a link in a message ends: whose consent, for what and in which way. */
export type UnsubscribeLink = z.infer<typeof Link>;

/**
 * The secret part of an unsubscribe link. It tells nobody whom it is about, cannot be made by others, and holds for
 * good: who finds an old message must be able to end them.
 */
export function makeUnsubscribeToken(link: UnsubscribeLink): string {
  return seal(JSON.stringify(Link.parse(link)), PURPOSE);
}

/** What a link says; null for one that we did not make. */
export function readUnsubscribeToken(token: string): UnsubscribeLink | null {
  const text = unseal(token, PURPOSE);
  return text === null ? null : Link.parse(JSON.parse(text));
}
