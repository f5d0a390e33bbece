import { definitionOf } from '../analytics/board/metric-definitions.ts';
import type { Actor, Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';
import type { AlertKind, EndReason, WatchedRule } from './alert-kinds.ts';
import { isMetric, rowsOfAlert } from './rules/rows-of-alert.ts';

const MOST_OPEN = 200;
const HISTORY = 50;
const MOST_RULES = 200;

const RULE_COLUMNS = `r.id, r.kind, r.channel_id as "channelId", c.name as "channelName", r.metric, r.period, r.direction,
  r."limit", r.version, r.cooldown_hours as "cooldownHours", r.muted_until as "mutedUntil", r.written_by as "writtenBy",
  array(select w.user_id from alert_watchers w where w.rule_id = r.id order by w.user_id) as "watcherIds",
  (select count(*)::integer from alerts a where a.rule_id = r.id and a.closed_at is null) as open,
  (select max(a.opened_at) from alerts a where a.rule_id = r.id) as "lastAt"`;

/** One alert with the rule that found it, as that was then. */
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
  /** Why it is over; null while it is open, and for alerts of the time before that was kept. */
  endReason: EndReason | null;
  /** What was seen last: at its end, or a minute ago while it is open. */
  endFacts: Record<string, string | number> | null;
  /** The address of the rows behind it. */
  href: string;
};

/** One rule, and how it went. */
export type AlertRule = WatchedRule & {
  id: string;
  version: number;
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

/** The last alerts of one rule, open ones too, newest first. */
export async function listAlertsOf(ctx: Ctx, ruleId: string): Promise<Alert[]> {
  return readAlerts(ctx, `a.rule_id = $1 order by a.opened_at desc, a.id desc limit ${HISTORY}`, [ruleId]);
}

/** The rules in force, without those of figures that the reader may not see. */
export async function listRules(ctx: Ctx): Promise<AlertRule[]> {
  allow(ctx.actor, 'alert.read');
  const { rows } = await ctx.db.$client.query<AlertRule>(
    `select ${RULE_COLUMNS}
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

async function readAlerts(ctx: Ctx, which: string, values: readonly string[] = []): Promise<Alert[]> {
  allow(ctx.actor, 'alert.read');
  const { rows } = await ctx.db.$client.query<Omit<Alert, 'href'>>(
    `select a.id, a.rule_id as "ruleId", v.kind, a.channel_id as "channelId", c.name as "channelName", v.metric, v.period,
       v.direction, v."limit", a.opened_at as "openedAt", a.seen_at as "seenAt", a.closed_at as "closedAt",
       r.muted_until as "mutedUntil", a.facts, a.end_reason as "endReason", a.end_facts as "endFacts"
     from alerts a join alert_rules r on r.id = a.rule_id left join channels c on c.id = a.channel_id
     join alert_rules_as_written v on v.rule_id = a.rule_id and v.version = a.rule_version
     where ${which}`,
    [...values],
  );
  return rows
    .filter((alert) => maySee(ctx.actor, alert.kind, alert.metric))
    .map((alert) => ({ ...alert, href: rowsOfAlert(alert, alert) }));
}
