import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { WatchedRule } from './alert-kinds.ts';
import { type Alert, listAlertsOf, maySee } from './list-alerts.ts';

/** A rule as it was written once. */
export type RuleVersion = WatchedRule & {
  version: number;
  channelName: string | null;
  cooldownHours: number;
  writtenBy: string;
  writtenAt: Date;
};

/** One rule: how it reads, how it read before, the newest first, and what it found. */
export type RuleFile = {
  ruleId: string;
  isActive: boolean;
  mutedUntil: Date | null;
  versions: [RuleVersion, ...RuleVersion[]];
  alerts: Alert[];
};

type Row = RuleVersion & Pick<RuleFile, 'isActive' | 'mutedUntil'>;

/** Reads one rule, also one that was removed; null where there is none, and for rules of figures that the reader may not see. */
export async function findRule(ctx: Ctx, ruleId: string): Promise<RuleFile | null> {
  allow(ctx.actor, 'alert.read');
  if (!z.uuid().safeParse(ruleId).success) return null;
  const { rows } = await ctx.db.$client.query<Row>(
    `select v.version, v.kind, v.channel_id as "channelId", c.name as "channelName", v.metric, v.period, v.direction,
       v."limit", v.cooldown_hours as "cooldownHours", v.written_by as "writtenBy", v.written_at as "writtenAt",
       r.is_active as "isActive", r.muted_until as "mutedUntil"
     from alert_rules r join alert_rules_as_written v on v.rule_id = r.id left join channels c on c.id = v.channel_id
     where r.id = $1 order by v.version desc`,
    [ruleId],
  );
  const versions = rows.filter(({ kind, metric }) => maySee(ctx.actor, kind, metric));
  const [first, ...earlier] = versions;
  if (!first || first !== rows[0]) return null;
  const { isActive, mutedUntil } = first;
  return {
    ruleId,
    isActive,
    mutedUntil,
    versions: [first, ...earlier],
    alerts: await listAlertsOf(ctx, ruleId),
  };
}
