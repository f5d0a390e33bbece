import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant, minor } from '../columns.ts';
import { locations } from '../fulfilment.ts';
import { segments } from '../people/segments.ts';

/** What one channel's postings of a closed period added up to when it was closed, by the columns of a posting. */
export type ClosedSums = { channelId: string } & Record<string, number | string>;

/**
 * Months whose books are closed. Nothing is dated into them any more (`date_posting`, db/sql/periods.sql): what comes
 * later counts from the first open day and keeps in `postings.of_day` where it belongs.
 */
export const closedPeriods = snakeCase.table(
  'closed_periods',
  {
    id: id(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    note: text().notNull().default(''),
    closedAt: instant().notNull(),
    closedBy: text().notNull(),
    /** The sums by channel as they were; the audit holds the postings against them. */
    sums: jsonb().$type<ClosedSums[]>().notNull(),
    reopenedAt: instant(),
    reopenedBy: text(),
    reopenReason: text(),
  },
  (t) => [
    uniqueIndex('closed_periods_in_force').on(t.toDay).where(sql`${t.reopenedAt} is null`),
    index('closed_periods_days').on(t.toDay, t.id),
    check('closed_periods_order', sql`${t.fromDay} <= ${t.toDay}`),
    check(
      'closed_periods_reopened',
      sql`(${t.reopenedAt} is null) = (${t.reopenedBy} is null) and (${t.reopenedAt} is null) = (${t.reopenReason} is null)`,
    ),
  ],
);

/**
 * What the business means a line of the statement to be in a month of its calendar: for all of it, or for one channel,
 * location, category, brand or segment. `key` is an id or a name, `-` for what is of none, empty for all.
 */
export const budgets = snakeCase.table(
  'budgets',
  {
    dimension: text({ enum: ['total', 'channel', 'location', 'category', 'brand', 'segment'] }).notNull(),
    key: text().notNull(),
    channelId: uuid().references(() => channels.id),
    locationId: uuid().references(() => locations.id),
    segmentId: uuid().references(() => segments.id, { onDelete: 'cascade' }),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    line: text({ enum: ['net', 'cm1', 'cm2', 'marketing', 'cm3', 'fixed', 'profit'] }).notNull(),
    /** Minor units of the reporting currency. */
    amountMinor: minor().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dimension, t.key, t.fromDay, t.line] }),
    index('budgets_days').on(t.fromDay, t.toDay),
    index('budgets_channel').on(t.channelId),
    index('budgets_location').on(t.locationId),
    index('budgets_segment').on(t.segmentId),
    check('budgets_order', sql`${t.fromDay} <= ${t.toDay}`),
    check('budgets_total', sql`(${t.dimension} = 'total') = (${t.key} = '')`),
    check(
      'budgets_of',
      sql`coalesce(${t.channelId}::text, '') = case when ${t.dimension} = 'channel' and ${t.key} <> '-' then ${t.key} else '' end
        and coalesce(${t.locationId}::text, '') = case when ${t.dimension} = 'location' and ${t.key} <> '-' then ${t.key} else '' end
        and coalesce(${t.segmentId}::text, '') = case when ${t.dimension} = 'segment' and ${t.key} <> '-' then ${t.key} else '' end`,
    ),
  ],
);
