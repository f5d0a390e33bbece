import { command } from '../../../command.ts';
import { TellStepInput } from './input.ts';
import { loadStep } from './load-walk.ts';

/** Tells how a step of a walk went. @throws NOT_FOUND where there is no such step. */
export const tellStep = command('walk.write', {
  input: TellStepInput,
  run: async (tx, { walkId, position, ...told }) => {
    const before = await loadStep(tx, walkId, position);
    await tx.$client.query(
      'update walk_steps set outcome = $3, note = $4, minutes = $5 where walk_id = $1 and position = $2',
      [walkId, position, told.outcome, told.note, told.minutes],
    );
    return {
      result: { outcome: told.outcome },
      subjectKind: 'walk',
      subjectId: walkId,
      before: { position, ...before },
      after: { position, ...told },
    };
  },
});
