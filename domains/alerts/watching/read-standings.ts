import type { Reader } from '#db/client.ts';
import type { Business } from '../../settings/get-business.ts';
import type { Role } from '../../team/roles.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { readerOf } from '../letters/reader.ts';
import { maySee } from '../list-alerts.ts';
import { isQuietHour, type QuietHours } from '../rules/quiet-hours.ts';
import { hourIn } from '../summaries/due.ts';

const LONGEST_COOLDOWN_DAYS = 7;

/** Somebody who is told of a rule by mail. */
export type Watcher = QuietHours & {
  id: string;
  name: string;
  email: string;
  role: Role;
  preferences: Record<string, string | boolean>;
  isQuiet: boolean;
};

/** An alert that is open. */
export type OpenAlert = {
  id: string;
  channelId: string | null;
  openedAt: Date;
  facts: Reading['facts'];
};

/** A rule in force with its open alerts, the mails of the last week and of open alerts, and those who may be told now. */
export type StandingRule = WatchedRule & {
  id: string;
  version: number;
  cooldownHours: number;
  mutedUntil: Date | null;
  open: OpenAlert[];
  mails: { channelId: string | null; userId: string | null; at: Date }[];
  readers: Watcher[];
};

type Rule = Omit<StandingRule, 'open' | 'mails' | 'readers'>;
type OfRule<Row> = Row & { ruleId: string };

/** How things stand with every rule in force; of its watchers only those who may (still) see what it watches. */
export async function readStandings(db: Reader, now: Date, business: Business): Promise<StandingRule[]> {
  const rules = await db.$client.query<Rule>({
    name: 'alert-rules',
    text: `select r.id, r.kind, r.channel_id as "channelId", r.metric, r.period, r.direction, r."limit", r.version,
        r.cooldown_hours as "cooldownHours", r.muted_until as "mutedUntil"
      from alert_rules r where r.is_active order by r.id`,
  });
  if (rules.rows.length === 0) return [];
  const open = await db.$client.query<OfRule<OpenAlert>>({
    name: 'alert-rules-open',
    text: `select id, rule_id as "ruleId", channel_id as "channelId", opened_at as "openedAt", facts
      from alerts where closed_at is null`,
  });
  const mails = await readMails(db, now);
  const watchers = await readWatchers(db, now, business);
  return rules.rows.map((rule) => {
    const ofIt = ({ ruleId }: { ruleId: string }) => ruleId === rule.id;
    return {
      ...rule,
      open: open.rows.filter(ofIt),
      mails: mails.filter(ofIt),
      readers: watchers.filter((one) => ofIt(one) && maySee(actorOf(one), rule.kind, rule.metric)),
    };
  });
}

async function readMails(db: Reader, now: Date): Promise<OfRule<StandingRule['mails'][number]>[]> {
  const { rows } = await db.$client.query<OfRule<StandingRule['mails'][number]>>({
    name: 'alert-rules-mails',
    text: `select m.rule_id as "ruleId", m.channel_id as "channelId", m.user_id as "userId", m.at from alert_mails m
      where m.at > $1::timestamptz - make_interval(days => ${LONGEST_COOLDOWN_DAYS})
        or exists (select from alerts a where a.rule_id = m.rule_id and a.closed_at is null
          and a.channel_id is not distinct from m.channel_id and m.at >= a.opened_at)`,
    values: [now],
  });
  return rows;
}

async function readWatchers(db: Reader, now: Date, business: Business): Promise<OfRule<Watcher>[]> {
  const { rows } = await db.$client.query<OfRule<Omit<Watcher, 'isQuiet'>>>({
    name: 'alert-rules-watchers',
    text: `select w.rule_id as "ruleId", u.id, u.name, u.email, u.role, u.preferences,
        c.quiet_from as "quietFrom", c.quiet_until as "quietUntil"
      from alert_watchers w join users u on u.id = w.user_id and u.disabled_at is null
      left join summary_choices c on c.user_id = u.id order by u.id`,
  });
  return rows.map((row) => {
    const { timeZone } = readerOf(row, business).prefs;
    return { ...row, isQuiet: isQuietHour(row, hourIn(timeZone, now)) };
  });
}

function actorOf({ id, name, role }: Omit<Watcher, 'isQuiet'>) {
  return { kind: 'user' as const, id, name, role };
}
