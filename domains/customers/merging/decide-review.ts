import type { Tx } from '#db/client.ts';
import type { Evidence } from '#db/schema/people/identity.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { DecideReviewInput } from './input.ts';
import { joinPeople } from './join-people.ts';

type Row = { firstId: string; secondId: string; weight: number; evidence: Evidence[]; status: string };

/**
 * Answers a question of the review queue: `linked` makes both one, `different` is never asked again, `later` puts it last.
 * The older customer survives. @throws NOT_FOUND for an unknown question, ALREADY_DONE for one that was answered.
 */
export const decideReview = command('customer.merge', {
  input: DecideReviewInput,
  run: async (tx, { reviewId, decision }, ctx) => {
    const review = await loadReview(tx, reviewId);
    const merge =
      decision === 'linked'
        ? await joinPeople(tx, {
            survivorId: review.firstId,
            mergedId: review.secondId,
            madeBy: ctx.actor.name,
            weight: review.weight,
            evidence: review.evidence,
            now: ctx.now,
          })
        : null;
    await tx.$client.query(
      'update link_reviews set status = $2, decided_at = $3, decided_by = $4 where id = $1',
      [reviewId, decision, ctx.now, ctx.actor.name],
    );
    return {
      result: { decision, mergeId: merge?.id ?? null },
      subjectKind: 'customer',
      subjectId: review.firstId,
      summary: { decision, other: review.secondId },
      before: { status: review.status },
      after: { status: decision, mergeId: merge?.id ?? null },
      events: [review.firstId, review.secondId].map((subjectId) => ({
        kind: 'customer.changed' as const,
        subjectKind: 'customer',
        subjectId,
      })),
    };
  },
});

async function loadReview(tx: Tx, reviewId: string): Promise<Row> {
  const { rows } = await tx.$client.query<Row>(
    `select first_id as "firstId", second_id as "secondId", weight, evidence, status from link_reviews
     where id = $1 for update`,
    [reviewId],
  );
  const [review] = rows;
  if (!review) {
    throw new AppError('NOT_FOUND', 'There is no such question.', {
      details: { reason: 'gone', thing: 'other' },
    });
  }
  if (review.status === 'open' || review.status === 'later') return review;
  throw new AppError('ALREADY_DONE', 'Somebody answered this already.', {
    details: { reason: 'reviewDecided' },
  });
}
