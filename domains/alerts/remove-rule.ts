import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { RuleRef } from './input.ts';

/** Ends a rule; its alerts end and stay in the history. @throws NOT_FOUND. */
export const removeRule = command('alert.write', {
  input: RuleRef,
  run: async (tx, { ruleId }, { now }) => {
    const { rowCount } = await tx.$client.query(
      'update alert_rules set is_active = false where id = $1 and is_active',
      [ruleId],
    );
    if (rowCount === 0) throw noSuchRule();
    await tx.$client.query(
      'update alerts set closed_at = greatest($2, opened_at) where rule_id = $1 and closed_at is null',
      [ruleId, now],
    );
    return {
      result: null,
      subjectKind: 'alert_rule',
      subjectId: ruleId,
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: ruleId }],
    };
  },
});

/** What a rule that does not exist, or is over, is answered with. */
export function noSuchRule(): AppError {
  return new AppError('NOT_FOUND', 'There is no such rule any more.', {
    details: { reason: 'gone', thing: 'other' },
  });
}
