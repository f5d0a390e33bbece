import type { Tx } from '#db/client.ts';
import type { RuleInput } from './input.ts';

/** What stands in the columns of a rule: those that its kind does not know are empty. */
export function columnsOf(rule: RuleInput) {
  return {
    kind: rule.kind,
    channelId: rule.channelId,
    metric: 'metric' in rule ? rule.metric : null,
    period: 'period' in rule ? rule.period : null,
    direction: 'direction' in rule ? rule.direction : null,
    limit: rule.limit,
    cooldownHours: rule.cooldownHours,
  };
}

/** The job that looks at a rule at once: what it needs of the past may have to be learnt first. */
export function queueOf(rule: RuleInput): 'learn-arrivals' | 'watch-channels' {
  const learns = rule.kind === 'quiet' || (rule.kind === 'band' && rule.period === 'today');
  return learns ? 'learn-arrivals' : 'watch-channels';
}

/** Who is told of a rule from now on: these and nobody else, as far as they are at work here. */
export async function setWatchers(tx: Tx, ruleId: string, userIds: readonly string[]): Promise<void> {
  await tx.$client.query('delete from alert_watchers where rule_id = $1 and user_id <> all ($2)', [
    ruleId,
    [...userIds],
  ]);
  await tx.$client.query(
    `insert into alert_watchers (rule_id, user_id)
     select $1, u.id from users u where u.id = any ($2) and u.disabled_at is null on conflict do nothing`,
    [ruleId, [...userIds]],
  );
}

/** Keeps the version of a rule that is in force beside the earlier ones. */
export async function keepVersion(tx: Tx, ruleId: string): Promise<void> {
  await tx.$client.query(
    `insert into alert_rule_versions
       (rule_id, version, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at)
     select id, version, kind, channel_id, metric, period, direction, "limit", cooldown_hours, written_by, written_at
     from alert_rules where id = $1`,
    [ruleId],
  );
}
