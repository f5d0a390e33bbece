import { command } from '../../../command.ts';
import { FindingInput } from './input.ts';
import { loadFinding } from './load-walk.ts';

/** A finding is put right; doing it again changes nothing. @throws NOT_FOUND where there is none. */
export const finishFinding = command('walk.write', {
  input: FindingInput,
  run: async (tx, { findingId }, ctx) => {
    const { walkId, title, doneAt } = await loadFinding(tx, findingId);
    await tx.$client.query(
      'update walk_findings set done_by = $2, done_at = $3 where id = $1 and done_at is null',
      [findingId, ctx.actor.name, ctx.now],
    );
    return {
      result: { findingId },
      subjectKind: 'walk',
      subjectId: walkId,
      before: { finding: title, isDone: doneAt !== null },
      after: { finding: title, isDone: true },
    };
  },
});

/** A finding is open again. @throws NOT_FOUND where there is none. */
export const reopenFinding = command('walk.write', {
  input: FindingInput,
  run: async (tx, { findingId }) => {
    const { walkId, title, doneAt } = await loadFinding(tx, findingId);
    await tx.$client.query('update walk_findings set done_by = null, done_at = null where id = $1', [
      findingId,
    ]);
    return {
      result: { findingId },
      subjectKind: 'walk',
      subjectId: walkId,
      before: { finding: title, isDone: doneAt !== null },
      after: { finding: title, isDone: false },
    };
  },
});
