import { z } from 'zod';
import { seal, unseal } from '#lib/seal.ts';
import { SUMMARY_KINDS } from '../alert-kinds.ts';

const PURPOSE = 'summary link';

const Link = z.discriminatedUnion('kind', [
  z.object({ userId: z.uuid(), kind: z.enum(SUMMARY_KINDS) }),
  z.object({ userId: z.uuid(), kind: z.literal('alert'), ruleId: z.uuid() }),
]);

/** What a link in a mail ends: whose, and which summary, or the mails of which rule. */
export type OffLink = z.infer<typeof Link>;

/** The secret part of the link that ends such mails without signing in. It tells nobody whom it is about, and holds for good. */
export function makeOffToken(link: OffLink): string {
  return seal(JSON.stringify(Link.parse(link)), PURPOSE);
}

/** What a link says; null for one that we did not make. */
export function readOffToken(token: string): OffLink | null {
  const text = unseal(token, PURPOSE);
  return text === null ? null : Link.parse(JSON.parse(text));
}
