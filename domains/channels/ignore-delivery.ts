import { command } from '../command.ts';
import { IgnoreDeliveryInput } from './input.ts';

/**
 * Lays messages that need attention aside: nothing is done with them, and they can still be worked off later.
 * Returns how many were laid aside; those that are done or wait stay as they are.
 */
export const ignoreDelivery = command('inbox.replay', {
  input: IgnoreDeliveryInput,
  run: async (tx, { inboxIds }, ctx) => {
    const { rows } = await tx.$client.query<{ id: number }>(
      `update inbox set status = 'ignored', processed_at = $2 where id = any ($1) and status = 'attention' returning id`,
      [inboxIds, ctx.now],
    );
    return {
      result: { ignored: rows.length },
      subjectKind: 'inbox',
      subjectId: inboxIds.length === 1 ? String(inboxIds[0]) : null,
      summary: { ignored: rows.map((row) => row.id) },
      events: rows.map((row) => ({
        kind: 'inbox.changed' as const,
        subjectKind: 'inbox',
        subjectId: String(row.id),
      })),
    };
  },
});
