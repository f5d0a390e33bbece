import { command } from '../command.ts';
import { MuteInput } from './input.ts';
import { loadRule } from './load-rule.ts';

const HOUR_MS = 3_600_000;

/** Lets nobody be told of a rule's alerts for some hours (null: they are told again); they still open and close. @throws NOT_FOUND. */
export const muteRule = command('alert.write', {
  input: MuteInput,
  run: async (tx, { ruleId, hours }, { now }) => {
    const before = await loadRule(tx, ruleId);
    const mutedUntil = hours === null ? null : new Date(now.getTime() + hours * HOUR_MS);
    await tx.$client.query('update alert_rules set muted_until = $2 where id = $1', [ruleId, mutedUntil]);
    return {
      result: { mutedUntil: mutedUntil?.toISOString() ?? null },
      subjectKind: 'alert_rule',
      subjectId: ruleId,
      before: { mutedUntil: before.mutedUntil },
      after: { mutedUntil },
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: ruleId }],
    };
  },
});
