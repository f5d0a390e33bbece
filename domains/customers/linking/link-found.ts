import { z } from 'zod';
import { command } from '../../command.ts';
import { joinPeople } from '../merging/join-people.ts';
import { settleReview } from '../merging/settle-review.ts';

const Input = z.strictObject({
  survivorId: z.uuid(),
  mergedId: z.uuid(),
  weight: z.number(),
  evidence: z.array(z.strictObject({ field: z.string(), degree: z.string(), weight: z.number() })),
});

/** Makes two customers one whom the matcher found, with its weight and evidence. @throws ALREADY_DONE when they are one. */
export const linkFound = command('customer.link', {
  input: Input,
  run: async (tx, { survivorId, mergedId, weight, evidence }, ctx) => {
    const merge = await joinPeople(tx, {
      ...{ survivorId, mergedId, weight, evidence },
      ...{ madeBy: ctx.actor.name, now: ctx.now },
    });
    await settleReview(tx, merge, { by: ctx.actor.name, now: ctx.now });
    return {
      result: merge,
      subjectKind: 'customer',
      subjectId: merge.survivorId,
      summary: { merged: merge.mergedId, weight },
      after: { mergeId: merge.id, evidence },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: merge.survivorId }],
    };
  },
});
