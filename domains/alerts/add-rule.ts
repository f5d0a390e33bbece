import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { definitionOf } from '../analytics/board/metric-definitions.ts';
import { command } from '../command.ts';
import type { Actor } from '../context.ts';
import { allow } from '../team/can.ts';
import { RuleInput } from './input.ts';
import { isMetric } from './rules/rows-of-alert.ts';

/** Writes a rule; it is watched at once. @throws NOT_FOUND, FORBIDDEN for figures with costs. */
export const addRule = command('alert.write', {
  input: RuleInput,
  run: async (tx, { watcherIds, ...rule }, { actor, now }) => {
    const metric = 'metric' in rule ? rule.metric : null;
    allowMetric(actor, metric);
    if (rule.channelId) await requireChannel(tx, rule.channelId);
    const id = newId(now.getTime());
    await tx.$client.query(
      `insert into alert_rules (id, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        rule.kind,
        rule.channelId,
        metric,
        rule.kind === 'threshold' ? rule.period : null,
        rule.kind === 'threshold' ? rule.direction : null,
        rule.limit,
        rule.cooldownHours,
        actor.name,
        now,
      ],
    );
    await addWatchers(tx, id, watcherIds);
    return {
      result: { ruleId: id },
      subjectKind: 'alert_rule',
      subjectId: id,
      after: { ...rule, watcherIds },
      events: [{ kind: 'alert.changed', subjectKind: 'alert_rule', subjectId: id }],
      jobs: [{ queue: rule.kind === 'quiet' ? 'learn-arrivals' : 'watch-channels', data: {} }],
    };
  },
});

/** Who may not see costs may neither watch nor read figures that tell of them. @throws FORBIDDEN. */
function allowMetric(actor: Actor, metric: string | null): void {
  if (isMetric(metric) && definitionOf(metric).needsCost) allow(actor, 'cost.read');
}

async function requireChannel(tx: Tx, channelId: string): Promise<void> {
  const { rowCount } = await tx.$client.query('select from channels where id = $1', [channelId]);
  if (rowCount === 0)
    throw new AppError('NOT_FOUND', 'There is no such channel.', {
      details: { reason: 'gone', thing: 'channel' },
    });
}

async function addWatchers(tx: Tx, ruleId: string, userIds: readonly string[]): Promise<void> {
  await tx.$client.query(
    `insert into alert_watchers (rule_id, user_id) select $1, u.id from users u where u.id = any ($2) and u.disabled_at is null`,
    [ruleId, [...userIds]],
  );
}
