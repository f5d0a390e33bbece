import { command } from '../command.ts';
import { ReplayInput } from './input.ts';

/**
 * Has deliveries worked off again, after their cause was mended. Those that are done stay done: their effect is there.
 * Returns how many are on their way.
 */
export const replayDelivery = command('inbox.replay', {
  input: ReplayInput,
  run: async (tx, { inboxIds }) => {
    const { rows } = await tx.$client.query<{ id: number }>(
      `update inbox set status = 'pending', reason = null, reason_facts = null, processed_at = null
       where id = any ($1) and status in ('attention', 'ignored', 'pending') returning id`,
      [inboxIds],
    );
    return {
      result: { replayed: rows.length },
      subjectKind: 'inbox',
      subjectId: inboxIds.length === 1 ? String(inboxIds[0]) : null,
      summary: { replayed: rows.map((row) => row.id) },
      events: rows.map((row) => ({
        kind: 'inbox.changed' as const,
        subjectKind: 'inbox',
        subjectId: String(row.id),
      })),
      jobs: rows.map((row) => ({ queue: 'process-delivery' as const, data: { inboxId: row.id } })),
    };
  },
});
