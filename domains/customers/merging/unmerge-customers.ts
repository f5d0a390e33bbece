import { command } from '../../command.ts';
import { UnmergeInput } from './input.ts';
import { partPeople } from './part-people.ts';
import { rememberDifferent } from './settle-review.ts';

/**
 * Undoes a merge, in any order with others: both customers have again what was theirs. `misplaced` counts later facts of
 * which nobody knows whose they are; they wait in the review queue. The matcher does not propose the pair again.
 * @throws NOT_FOUND for an unknown merge, ALREADY_DONE for one that was undone.
 */
export const unmergeCustomers = command('customer.merge', {
  input: UnmergeInput,
  run: async (tx, { mergeId }, ctx) => {
    const parted = await partPeople(tx, { mergeId, undoneBy: ctx.actor.name, now: ctx.now });
    await rememberDifferent(tx, mergeId, { by: ctx.actor.name, now: ctx.now });
    return {
      result: parted,
      subjectKind: 'customer',
      subjectId: parted.survivorId,
      summary: { unmerged: parted.mergedId, misplaced: parted.misplaced },
      before: { mergeId },
      after: parted,
      events: [parted.survivorId, parted.mergedId].map((subjectId) => ({
        kind: 'customer.changed' as const,
        subjectKind: 'customer',
        subjectId,
      })),
    };
  },
});
