import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { WatchedRule } from './alert-kinds.ts';

/** A rule in force as it stands, locked for a change. */
export type LoadedRule = WatchedRule & {
  version: number;
  cooldownHours: number;
  mutedUntil: Date | null;
  watcherIds: string[];
};

/** Reads a rule in force for a change. @throws NOT_FOUND where there is none (any more). */
export async function loadRule(tx: Tx, ruleId: string): Promise<LoadedRule> {
  const { rows } = await tx.$client.query<LoadedRule>(
    `select kind, channel_id as "channelId", metric, period, direction, "limit", version,
       cooldown_hours as "cooldownHours", muted_until as "mutedUntil",
       array(select w.user_id from alert_watchers w where w.rule_id = r.id order by w.user_id) as "watcherIds"
     from alert_rules r where id = $1 and is_active for update`,
    [ruleId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such rule any more.', {
    details: { reason: 'gone', thing: 'other' },
  });
}
