import type { Reader } from '#db/client.ts';
import type { WatchedRule } from '../alert-kinds.ts';

const LONGEST_COOLDOWN_DAYS = 7;

/** A rule in force with its open alerts and the mails of the last week, by channel. */
export type StandingRule = WatchedRule & {
  id: string;
  cooldownHours: number;
  mutedUntil: Date | null;
  open: { id: string; channelId: string | null; mailedAt: Date | null }[];
  mails: { channelId: string | null; at: Date }[];
};

type Rule = Omit<StandingRule, 'open' | 'mails'>;
type Open = StandingRule['open'][number] & { ruleId: string };
type Mail = StandingRule['mails'][number] & { ruleId: string };

/** How things stand with every rule in force. */
export async function readStandings(db: Reader, now: Date): Promise<StandingRule[]> {
  const rules = await db.$client.query<Rule>({
    name: 'alert-rules',
    text: `select r.id, r.kind, r.channel_id as "channelId", r.metric, r.period, r.direction, r."limit",
        r.cooldown_hours as "cooldownHours", r.muted_until as "mutedUntil"
      from alert_rules r where r.is_active order by r.id`,
  });
  if (rules.rows.length === 0) return [];
  const open = await db.$client.query<Open>({
    name: 'alert-rules-open',
    text: `select id, rule_id as "ruleId", channel_id as "channelId", mailed_at as "mailedAt" from alerts where closed_at is null`,
  });
  const mails = await db.$client.query<Mail>({
    name: 'alert-rules-mails',
    text: `select rule_id as "ruleId", channel_id as "channelId", at from alert_mails
      where at > $1::timestamptz - make_interval(days => ${LONGEST_COOLDOWN_DAYS})`,
    values: [now],
  });
  return rules.rows.map((rule) => ({
    ...rule,
    open: open.rows.filter(({ ruleId }) => ruleId === rule.id),
    mails: mails.rows.filter(({ ruleId }) => ruleId === rule.id),
  }));
}
