import { newId } from '#lib/ids.ts';
import { command } from '../../../command.ts';
import { SaveDraftInput } from '../input.ts';

/** Keeps rules as the draft, which nothing follows yet; there is one draft at a time. */
export const saveDraft = command('routing.write', {
  input: SaveDraftInput,
  run: async (tx, { rules }, ctx) => {
    const { rows } = await tx.$client.query<{ version: number }>(
      `insert into routing_rule_sets (id, version, status, rules, made_by, made_at)
       values ($1, (select coalesce(max(version), 0) + 1 from routing_rule_sets), 'draft', $2, $3, $4)
       on conflict (status) where status = 'draft'
       do update set rules = excluded.rules, made_by = excluded.made_by, made_at = excluded.made_at
       returning version`,
      [newId(ctx.now.getTime()), JSON.stringify(rules), ctx.actor.name, ctx.now],
    );
    const { version } = rows[0]!;
    return {
      result: { version },
      subjectKind: 'routing',
      subjectId: String(version),
      after: { version, rules },
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: String(version) }],
    };
  },
});
