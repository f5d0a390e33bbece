import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { checkRule } from './check-rule.ts';
import { RuleInput } from './input.ts';
import { columnsOf, keepVersion, queueOf, setWatchers } from './write-rule.ts';

/** Writes a rule; it is watched at once. @throws NOT_FOUND, FORBIDDEN for figures with costs. */
export const addRule = command('alert.write', {
  input: RuleInput,
  run: async (tx, rule, { actor, now }) => {
    await checkRule(tx, actor, rule);
    const { watcherIds } = rule;
    const id = newId(now.getTime());
    const columns = columnsOf(rule);
    await tx.$client.query(
      `insert into alert_rules (id, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, ...Object.values(columns), actor.name, now],
    );
    await keepVersion(tx, id);
    await setWatchers(tx, id, watcherIds);
    return {
      result: { ruleId: id },
      subjectKind: 'alert_rule',
      subjectId: id,
      after: { ...columns, watcherIds },
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: id }],
      jobs: [{ queue: queueOf(rule), data: {} }],
    };
  },
});
