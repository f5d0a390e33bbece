import { command } from '#domains/command.ts';
import { UpdateSourceInput } from '../input.ts';
import { refuseUnknownSource } from './rotate-key.ts';

type Source = { name: string; origins: string[]; isEnabled: boolean };

/** Changes a source's name and websites, or switches it off: from then on its key is nobody's. @throws NOT_FOUND. */
export const updateSource = command('tracking.write', {
  input: UpdateSourceInput,
  run: async (tx, { sourceId, ...wanted }, ctx) => {
    const { rows } = await tx.$client.query<Source>(
      `select name, origins, is_enabled as "isEnabled" from touch_sources where id = $1 for update`,
      [sourceId],
    );
    const [before] = rows;
    if (!before) throw refuseUnknownSource();
    const after = { ...before, ...wanted };
    await tx.$client.query(
      'update touch_sources set name = $2, origins = $3, is_enabled = $4, updated_at = $5 where id = $1',
      [sourceId, after.name, after.origins, after.isEnabled, ctx.now],
    );
    return {
      result: null,
      subjectKind: 'touch_source',
      subjectId: sourceId,
      summary: { name: after.name, isEnabled: after.isEnabled },
      before,
      after,
      events: [{ kind: 'settings.changed', subjectKind: 'touch_source', subjectId: sourceId }],
    };
  },
});
