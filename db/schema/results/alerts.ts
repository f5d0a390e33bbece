import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant, rowId } from '../columns.ts';
import { users } from '../team.ts';

/** What somebody wants to be told of. Which of the columns are filled depends on the kind. */
export const alertRules = snakeCase.table(
  'alert_rules',
  {
    id: id(),
    kind: text({ enum: ['threshold', 'band', 'quiet', 'deliveries', 'drifts', 'jobs'] }).notNull(),
    /** Null: a threshold speaks of the whole business, the others of every channel by itself. */
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    /** A key of METRICS, or what is waited for (`orders`, `messages`) by a rule of quiet. */
    metric: text(),
    period: text({ enum: ['today', 'yesterday', '7days', 'month'] }),
    direction: text({ enum: ['above', 'below'] }),
    /** A metric's value; a band's share in percent; a chance in thousandths; minutes; a count. */
    limit: doublePrecision().notNull(),
    cooldownHours: integer().notNull(),
    /** Counts up with every change of what is watched or who is told. */
    version: integer().notNull().default(1),
    isActive: boolean().notNull().default(true),
    mutedUntil: instant(),
    writtenBy: text().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    index('alert_rules_channel').on(t.channelId),
    check('alert_rules_cooldown', sql`${t.cooldownHours} between 1 and 168`),
    check(
      'alert_rules_threshold',
      sql`${t.kind} <> 'threshold' or (${t.metric} is not null and ${t.period} is not null and ${t.direction} is not null)`,
    ),
    check('alert_rules_metric', sql`${t.kind} not in ('band', 'quiet') or ${t.metric} is not null`),
  ],
);

/** Each rule as it was written each time, the one in force too; what an old alert found is told by its own. */
export const alertRuleVersions = snakeCase.table(
  'alert_rule_versions',
  {
    ruleId: uuid()
      .notNull()
      .references(() => alertRules.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    kind: text().notNull(),
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    metric: text(),
    period: text(),
    direction: text(),
    limit: doublePrecision().notNull(),
    cooldownHours: integer().notNull(),
    writtenBy: text().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ruleId, t.version] }),
    index('alert_rule_versions_channel').on(t.channelId),
  ],
);

/** Who is told of a rule's alerts by mail. */
export const alertWatchers = snakeCase.table(
  'alert_watchers',
  {
    ruleId: uuid()
      .notNull()
      .references(() => alertRules.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.ruleId, t.userId] }), index('alert_watchers_user').on(t.userId)],
);

/** An alert from its opening to its end. At most one is open for a rule and channel. */
export const alerts = snakeCase.table(
  'alerts',
  {
    id: id(),
    ruleId: uuid()
      .notNull()
      .references(() => alertRules.id, { onDelete: 'cascade' }),
    /** The version of the rule that found it. */
    ruleVersion: integer().notNull().default(1),
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    openedAt: instant().notNull(),
    seenAt: instant().notNull(),
    closedAt: instant(),
    mailedAt: instant(),
    /** What was seen: the value and what it was held against. */
    facts: jsonb().$type<Record<string, string | number>>().notNull(),
    /** Why it is over: all is well again, its day ended, the rule was changed or removed, the channel was put away. */
    endReason: text({ enum: ['well', 'day', 'changed', 'removed', 'away'] }),
    /** What was seen last: at its end, or a minute ago while it is open. */
    endFacts: jsonb().$type<Record<string, string | number>>(),
  },
  (t) => [
    uniqueIndex('alerts_open_key')
      .on(t.ruleId, sql`coalesce(${t.channelId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${t.closedAt} is null`),
    index('alerts_rule').on(t.ruleId, t.openedAt),
    index('alerts_recent').on(t.openedAt, t.id),
    index('alerts_channel').on(t.channelId),
    check('alerts_order', sql`${t.closedAt} >= ${t.openedAt}`),
  ],
);

/** One row per mail to somebody of a rule's alert of a channel, so that nobody is told too often; a null reader stands for all. */
export const alertMails = snakeCase.table(
  'alert_mails',
  {
    id: rowId(),
    ruleId: uuid()
      .notNull()
      .references(() => alertRules.id, { onDelete: 'cascade' }),
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (t) => [
    index('alert_mails_rule').on(t.ruleId, t.at),
    index('alert_mails_channel').on(t.channelId),
    index('alert_mails_user').on(t.userId),
  ],
);

/** How often a channel's orders or messages come in each hour of the week (0 = Sunday midnight), from its own past. */
export const arrivalRates = snakeCase.table(
  'arrival_rates',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    source: text({ enum: ['orders', 'messages'] }).notNull(),
    /** 168 values: arrivals per hour. */
    perHour: doublePrecision().array().notNull(),
    arrivals: integer().notNull(),
    weeks: doublePrecision().notNull(),
    learntAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.source] })],
);

/** How each of a channel's days ran up, hour by hour of the business's zone. Learnt at night from postings. */
export const alertDayCourses = snakeCase.table(
  'alert_day_courses',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    /** 24 values each: what was sold by the end of each hour. */
    orders: integer().array().notNull(),
    net: bigint({ mode: 'number' }).array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] })],
);

/** A time in which nothing could come in. A null channel means all: nobody was at work. */
export const outages = snakeCase.table(
  'outages',
  {
    id: id(),
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['stuck', 'refused', 'source', 'worker'] }).notNull(),
    beganAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('outages_open_key')
      .on(t.kind, sql`coalesce(${t.channelId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${t.endedAt} is null`),
    index('outages_channel').on(t.channelId),
    check('outages_order', sql`${t.endedAt} >= ${t.beganAt}`),
  ],
);

/** One row: when channels were last watched. Whoever settles alerts holds it. */
export const alertPulse = snakeCase.table(
  'alert_pulse',
  { isOnly: boolean().primaryKey().default(true), beatAt: instant() },
  (t) => [check('alert_pulse_is_one', sql`${t.isOnly}`)],
);

/** Which summaries somebody wants. Without a row an owner gets all, and nobody else any. */
export const summaryChoices = snakeCase.table(
  'summary_choices',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    daily: boolean().notNull(),
    weekly: boolean().notNull(),
    monthly: boolean().notNull(),
    /** The hour of the reader's own day. */
    hour: integer().notNull(),
    /** 0 = Sunday. */
    weekday: integer().notNull(),
    skipsEmpty: boolean().notNull(),
    /** From and to which hour of the own day no mail of an alert comes; null: at any hour. */
    quietFrom: integer(),
    quietUntil: integer(),
  },
  (t) => [
    check(
      'summary_choices_quiet',
      sql`(${t.quietFrom} is null) = (${t.quietUntil} is null) and ${t.quietFrom} between 0 and 23
        and ${t.quietUntil} between 0 and 23 and ${t.quietFrom} <> ${t.quietUntil}`,
    ),
    check('summary_choices_hour', sql`${t.hour} between 0 and 23`),
    check('summary_choices_weekday', sql`${t.weekday} between 0 and 6`),
  ],
);

/** Which summary went to whom: one per person, kind and day of that person. */
export const summarySends = snakeCase.table(
  'summary_sends',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['daily', 'weekly', 'monthly'] }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    sentAt: instant().notNull(),
    /** There was nothing to tell, so nothing was sent. */
    wasEmpty: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind, t.day] })],
);
