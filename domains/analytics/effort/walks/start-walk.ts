import { newId } from '#lib/ids.ts';
import { command } from '../../../command.ts';
import { StartWalkInput } from './input.ts';
import { requireChannel } from './load-walk.ts';

/** Begins a test purchase: the steps are copied, so that the walk stays what it was. @throws NOT_FOUND for an unknown channel. */
export const startWalk = command('walk.write', {
  input: StartWalkInput,
  run: async (tx, { channelId, walkedOn, steps }, ctx) => {
    await requireChannel(tx, channelId);
    const walkId = newId(ctx.now.getTime());
    await tx.$client.query(
      'insert into effort_walks (id, channel_id, walked_on, walked_by, created_at) values ($1, $2, $3, $4, $5)',
      [walkId, channelId, walkedOn, ctx.actor.name, ctx.now],
    );
    await tx.$client.query(
      `insert into walk_steps (walk_id, position, title, look)
       select $1, (n - 1)::integer, step ->> 'title', step ->> 'look'
       from jsonb_array_elements($2::jsonb) with ordinality as s (step, n)`,
      [walkId, JSON.stringify(steps)],
    );
    return { result: { walkId }, subjectKind: 'walk', subjectId: walkId, after: { channelId, walkedOn } };
  },
});
