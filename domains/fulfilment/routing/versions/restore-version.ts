import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../../command.ts';
import { RestoreVersionInput } from '../input.ts';
import { retireLive } from './retire-live.ts';

/**
 * Goes back to the rules of an older version, at once: they become a new version, so that history stays.
 * @throws NOT_FOUND for a version that never was live.
 */
export const restoreVersion = command('routing.write', {
  input: RestoreVersionInput,
  run: async (tx, { version: restored }, ctx) => {
    const before = await retireLive(tx, ctx.now);
    const { rows } = await tx.$client.query<{ version: number }>(
      `insert into routing_rule_sets (id, version, status, rules, made_by, made_at, restored_from, live_from)
       select $1, (select max(version) + 1 from routing_rule_sets), 'live', rules, $3, $4, version, $4
       from routing_rule_sets where version = $2 and status = 'retired' returning version`,
      [newId(ctx.now.getTime()), restored, ctx.actor.name, ctx.now],
    );
    const row = rows[0];
    if (!row)
      throw new AppError('NOT_FOUND', `There is no earlier version ${restored}.`, {
        details: { reason: 'gone', thing: 'other' },
      });
    return {
      result: { version: row.version },
      subjectKind: 'routing',
      subjectId: String(row.version),
      before: { version: before },
      after: { version: row.version, restoredFrom: restored },
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: String(row.version) }],
    };
  },
});
