import { definitionOf } from '../analytics/board/metric-definitions.ts';
import type { Actor, Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';
import type { AlertKind, WatchedRule } from './alert-kinds.ts';
import { isMetric, rowsOfAlert } from './rules/rows-of-alert.ts';

const MOST_OPEN = 200;
const HISTORY = 50;
const MOST_RULES = 200;

/** One alert with the rule that found it. */
export type Alert = WatchedRule & {
  id: string;
  ruleId: string;
  /** Of the alert: a rule of all channels finds it on each by itself. */
  channelId: string | null;
  channelName: string | null;
  openedAt: Date;
  seenAt: Date;
  closedAt: Date | null;
  mutedUntil: Date | null;
  facts: Record<string, string | number>;
  /** The address of the rows behind it. */
  href: string;
};

/** One rule, and how it went. */
export type AlertRule = WatchedRule & {
  id: string;
  channelName: string | null;
  cooldownHours: number;
  mutedUntil: Date | null;
  writtenBy: string;
  watcherIds: string[];
  open: number;
  lastAt: Date | null;
};

/** The alerts that are open, newest first, without those of figures that the reader may not see. */
export async function listOpenAlerts(ctx: Ctx): Promise<Alert[]> {
  return readAlerts(ctx, `a.closed_at is null order by a.opened_at desc, a.id desc limit ${MOST_OPEN}`);
}

/** The last alerts that are over. */
export async function listPastAlerts(ctx: Ctx): Promise<Alert[]> {
  return readAlerts(ctx, `a.closed_at is not null order by a.opened_at desc, a.id desc limit ${HISTORY}`);
}

/** The rules in force, without those of figures that the reader may not see. */
export async function listRules(ctx: Ctx): Promise<AlertRule[]> {
  allow(ctx.actor, 'alert.read');
  const { rows } = await ctx.db.$client.query<AlertRule>(
    `select r.id, r.kind, r.channel_id as "channelId", c.name as "channelName", r.metric, r.period, r.direction,
       r."limit", r.cooldown_hours as "cooldownHours", r.muted_until as "mutedUntil", r.written_by as "writtenBy",
       coalesce((select array_agg(w.user_id order by w.user_id) from alert_watchers w where w.rule_id = r.id), '{}')
         as "watcherIds",
       (select count(*)::integer from alerts a where a.rule_id = r.id and a.closed_at is null) as open,
       (select max(a.opened_at) from alerts a where a.rule_id = r.id) as "lastAt"
     from alert_rules r left join channels c on c.id = r.channel_id
     where r.is_active order by r.written_at, r.id limit ${MOST_RULES}`,
  );
  return rows.filter((rule) => maySee(ctx.actor, rule.kind, rule.metric));
}

/** How many alerts are open that the reader may see; zero for who may see none. */
export async function countOpenAlerts(ctx: Ctx): Promise<number> {
  if (!can(ctx.actor, 'alert.read')) return 0;
  const { rows } = await ctx.db.$client.query<Pick<WatchedRule, 'kind' | 'metric'>>({
    name: 'alerts-open',
    text: `select r.kind, r.metric from alerts a join alert_rules r on r.id = a.rule_id
      where a.closed_at is null limit ${MOST_OPEN}`,
  });
  return rows.filter(({ kind, metric }) => maySee(ctx.actor, kind, metric)).length;
}

/** Whether somebody may be told of what a rule watches. */
export function maySee(actor: Actor, kind: AlertKind, metric: string | null): boolean {
  if (!can(actor, 'alert.read')) return false;
  if (kind === 'jobs') return can(actor, 'job.read');
  if (kind === 'drifts') return can(actor, 'parity.read');
  if (kind === 'threshold' || kind === 'band') {
    const needsCost = isMetric(metric) && definitionOf(metric).needsCost === true;
    return can(actor, 'channel.figures') && (!needsCost || can(actor, 'cost.read'));
  }
  return true;
}

async function readAlerts(ctx: Ctx, which: string): Promise<Alert[]> {
  allow(ctx.actor, 'alert.read');
  const { rows } = await ctx.db.$client.query<Omit<Alert, 'href'>>(
    `select a.id, a.rule_id as "ruleId", r.kind, a.channel_id as "channelId", c.name as "channelName", r.metric, r.period,
       r.direction, r."limit", a.opened_at as "openedAt", a.seen_at as "seenAt", a.closed_at as "closedAt",
       r.muted_until as "mutedUntil", a.facts
     from alerts a join alert_rules r on r.id = a.rule_id left join channels c on c.id = a.channel_id
     where ${which}`,
  );
  return rows
    .filter((alert) => maySee(ctx.actor, alert.kind, alert.metric))
    .map((alert) => ({ ...alert, href: rowsOfAlert(alert, alert) }));
}
