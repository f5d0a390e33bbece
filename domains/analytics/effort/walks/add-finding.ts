import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../../command.ts';
import { AddFindingInput } from './input.ts';
import { loadStep } from './load-walk.ts';

/** Makes a task of what a walk found. @throws NOT_FOUND for an unknown step; INVALID_INPUT for a colleague who is gone */
export const addFinding = command('walk.write', {
  input: AddFindingInput,
  run: async (tx, { walkId, position, title, assigneeId, dueOn }, ctx) => {
    await loadStep(tx, walkId, position);
    const findingId = newId(ctx.now.getTime());
    const { rowCount } = await tx.$client.query(
      `insert into walk_findings (id, walk_id, position, title, assignee_id, due_on, created_by, created_at)
       select $1, $2, $3, $4, $5, $8, $6, $7
       where $5::uuid is null or exists (select from users where id = $5 and disabled_at is null)`,
      [findingId, walkId, position, title, assigneeId, ctx.actor.name, ctx.now, dueOn],
    );
    if (rowCount === 0) {
      throw new AppError('INVALID_INPUT', 'This colleague is not here any more; choose another.', {
        details: { reason: 'noAssignee', field: 'assigneeId' },
      });
    }
    return {
      result: { findingId },
      subjectKind: 'walk',
      subjectId: walkId,
      after: { finding: title, assigneeId, dueOn },
    };
  },
});
