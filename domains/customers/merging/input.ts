import { z } from 'zod';

/** Two people who are one. The survivor's name is shown. */
export const MergeInput = z.strictObject({ survivorId: z.uuid(), mergedId: z.uuid() });

/** A merge that was wrong. */
export const UnmergeInput = z.strictObject({ mergeId: z.uuid() });

/** What somebody says about two people who may be one. */
export const DecideReviewInput = z.strictObject({
  reviewId: z.uuid(),
  decision: z.enum(['linked', 'different', 'later']),
});

/** Whose a fact is that came while two people were one. */
export const PlaceFactInput = z.strictObject({ factId: z.int().positive(), customerId: z.uuid() });
