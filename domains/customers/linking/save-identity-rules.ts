import { command } from '../../command.ts';
import { SaveIdentityRulesInput } from './input.ts';

/** Sets how each kind of identity decides, and in which order. Holds from the next order on. */
export const saveIdentityRules = command('settings.write', {
  input: SaveIdentityRulesInput,
  run: async (tx, { rules }) => {
    const before = await tx.$client.query(
      'select kind, priority, decides_alone, most_people from identity_rules',
    );
    await tx.$client.query(
      `insert into identity_rules (kind, priority, decides_alone, most_people)
       select kind, priority, "decidesAlone", "mostPeople"
       from jsonb_to_recordset($1::jsonb) as r (kind text, priority integer, "decidesAlone" boolean, "mostPeople" integer)
       on conflict (kind) do update set priority = excluded.priority, decides_alone = excluded.decides_alone,
         most_people = excluded.most_people`,
      [JSON.stringify(rules.map((rule, place) => ({ ...rule, priority: place + 1 })))],
    );
    return {
      result: { rules: rules.length },
      subjectKind: 'business',
      subjectId: null,
      summary: { setting: 'identity' },
      before: before.rows,
      after: rules,
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: 'identity' }],
    };
  },
});
