import { command } from '../command.ts';
import { endAlerts } from './end-alerts.ts';
import { RuleRef } from './input.ts';
import { loadRule } from './load-rule.ts';

/** Ends a rule; its alerts end and stay in the history. @throws NOT_FOUND. */
export const removeRule = command('alert.write', {
  input: RuleRef,
  run: async (tx, { ruleId }, { now }) => {
    const before = await loadRule(tx, ruleId);
    await tx.$client.query('update alert_rules set is_active = false where id = $1', [ruleId]);
    await endAlerts(tx, ruleId, 'removed', now);
    return {
      result: null,
      subjectKind: 'alert_rule',
      subjectId: ruleId,
      before,
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: ruleId }],
    };
  },
});
