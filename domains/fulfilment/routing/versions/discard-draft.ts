import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
import { DiscardDraftInput } from '../input.ts';

/** Throws the draft away. @throws NOT_FOUND when there is none. */
export const discardDraft = command('routing.write', {
  input: DiscardDraftInput,
  run: async (tx) => {
    const { rows } = await tx.$client.query<{ version: number; rules: unknown }>(
      `delete from routing_rule_sets where status = 'draft' returning version, rules`,
    );
    const draft = rows[0];
    if (!draft) throw new AppError('NOT_FOUND', 'There is no draft.', { details: { reason: 'draftGone' } });
    return {
      result: { version: draft.version },
      subjectKind: 'routing',
      subjectId: String(draft.version),
      before: draft,
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: String(draft.version) }],
    };
  },
});
