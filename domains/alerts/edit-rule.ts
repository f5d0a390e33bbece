import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { checkRule } from './check-rule.ts';
import { endAlerts } from './end-alerts.ts';
import { EditRuleInput } from './input.ts';
import { loadRule } from './load-rule.ts';
import { columnsOf, keepVersion, queueOf, setWatchers } from './write-rule.ts';

type Columns = ReturnType<typeof columnsOf>;

const WATCHED = ['kind', 'channelId', 'metric', 'period', 'direction', 'limit'] as const;

/**
 * Writes a rule anew: a further version; the earlier ones stay and go on telling what they found. Where it watches something
 * else now, its open alerts are over; who is told, and how often, changes none. @throws NOT_FOUND, FORBIDDEN, CONFLICT when
 * somebody was quicker.
 */
export const editRule = command('alert.write', {
  input: EditRuleInput,
  run: async (tx, { ruleId, version, rule: input }, { actor, now }) => {
    const { mutedUntil: _, ...before } = await loadRule(tx, ruleId);
    if (before.version !== version)
      throw new AppError('CONFLICT', 'Somebody changed this rule meanwhile; look at it again.');
    await checkRule(tx, actor, input);
    const columns = columnsOf(input);
    const watchesElse = WATCHED.some((key) => before[key] !== columns[key]);
    if (watchesElse || before.cooldownHours !== columns.cooldownHours)
      await writeVersion(tx, ruleId, columns, { name: actor.name, now });
    if (watchesElse) await endAlerts(tx, ruleId, 'changed', now);
    await setWatchers(tx, ruleId, input.watcherIds);
    return {
      result: { ruleId },
      subjectKind: 'alert_rule',
      subjectId: ruleId,
      before,
      after: { ...columns, watcherIds: input.watcherIds },
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: ruleId }],
      jobs: watchesElse ? [{ queue: queueOf(input), data: {} }] : [],
    };
  },
});

async function writeVersion(
  tx: Tx,
  ruleId: string,
  columns: Columns,
  by: { name: string; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update alert_rules set kind = $2, channel_id = $3, metric = $4, period = $5, direction = $6, "limit" = $7,
       cooldown_hours = $8, written_by = $9, written_at = $10, version = version + 1 where id = $1`,
    [ruleId, ...Object.values(columns), by.name, by.now],
  );
  await keepVersion(tx, ruleId);
}
