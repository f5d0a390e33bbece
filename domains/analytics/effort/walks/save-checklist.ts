import { command } from '../../../command.ts';
import { SaveChecklistInput } from './input.ts';
import { requireChannel } from './load-walk.ts';

/** Keeps the checklist of a channel; walks that were made keep theirs. @throws NOT_FOUND for an unknown channel. */
export const saveChecklist = command('walk.write', {
  input: SaveChecklistInput,
  run: async (tx, { channelId, steps }, ctx) => {
    await requireChannel(tx, channelId);
    const { rows } = await tx.$client.query<{ steps: unknown }>(
      'select steps from walk_checklists where channel_id = $1 for update',
      [channelId],
    );
    await tx.$client.query(
      `insert into walk_checklists (channel_id, steps, updated_by, updated_at) values ($1, $2, $3, $4)
       on conflict (channel_id) do update set steps = excluded.steps, updated_by = excluded.updated_by,
         updated_at = excluded.updated_at`,
      [channelId, JSON.stringify(steps), ctx.actor.name, ctx.now],
    );
    return {
      result: { steps: steps.length },
      subjectKind: 'channel',
      subjectId: channelId,
      before: rows[0] ? { checklist: rows[0].steps } : null,
      after: { checklist: steps },
    };
  },
});
