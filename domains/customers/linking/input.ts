import { z } from 'zod';
import { RULED_KINDS } from './identity-rules.ts';

/** How every kind of identity decides, the first being asked first. */
export const SaveIdentityRulesInput = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        kind: z.enum(RULED_KINDS),
        decidesAlone: z.boolean(),
        mostPeople: z.int().min(1).max(100),
      }),
    )
    .length(RULED_KINDS.length)
    .refine((rules) => new Set(rules.map(({ kind }) => kind)).size === rules.length, 'each kind once'),
});

/** A value that says nothing about anybody. A star at the end stands for any ending: `test@*`. */
export const BlockIdentityInput = z.strictObject({
  kind: z.enum(['phone', 'email', 'handle', 'loyalty_card']),
  value: z.string().trim().min(2).max(320),
  reason: z.string().trim().max(200).default(''),
});

/** A blocked value that may be used again. */
export const UnblockIdentityInput = z.strictObject({ id: z.uuid() });
