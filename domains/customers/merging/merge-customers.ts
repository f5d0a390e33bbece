import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { MergeInput } from './input.ts';
import { joinPeople } from './join-people.ts';
import { settleReview } from './settle-review.ts';

/**
 * Makes two customers one: every order, touch and consent of `mergedId` is shown with `survivorId` from now on, and a
 * merge can be undone at any time. The stricter consent holds.
 * @throws ALREADY_DONE when they are one already, INVALID_INPUT for one and the same, NOT_FOUND for the unknown.
 */
export const mergeCustomers = command('customer.merge', {
  input: MergeInput,
  run: async (tx, { survivorId, mergedId }, ctx) => {
    if (survivorId === mergedId) {
      throw new AppError('INVALID_INPUT', 'A customer cannot be merged with himself.', {
        details: { reason: 'mergedAlready' },
      });
    }
    const merge = await joinPeople(tx, {
      survivorId,
      mergedId,
      madeBy: ctx.actor.name,
      weight: null,
      evidence: [],
      now: ctx.now,
    });
    await settleReview(tx, merge, { by: ctx.actor.name, now: ctx.now });
    return {
      result: merge,
      subjectKind: 'customer',
      subjectId: merge.survivorId,
      summary: { merged: merge.mergedId },
      before: { survivorId: merge.survivorId, mergedId: merge.mergedId },
      after: { mergeId: merge.id },
      events: [merge.survivorId, merge.mergedId].map((subjectId) => ({
        kind: 'customer.changed' as const,
        subjectKind: 'customer',
        subjectId,
      })),
    };
  },
});
