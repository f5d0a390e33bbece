import {
  boolean,
  date,
  index,
  integer,
  numeric,
  primaryKey,
  smallint,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { minor } from '../columns.ts';

// Who stays, by the channel that brought them. Only the worker writes here (fold_retention, db/sql/retention.sql).

const day = () => date({ mode: 'string' });
const calendar = () => text({ enum: ['gregory', 'persian'] }).notNull();

/** People whose first order, orders or worth changed since they were last counted. Writers only add. */
export const retentionTail = snakeCase.table('retention_tail', { customerId: uuid().notNull() }, (t) => [
  index('retention_tail_customer').on(t.customerId),
]);

/** What is kept of each customer. The first window is the 90 days from the first order on, the next the 180 after it. */
export const retentionPeople = snakeCase.table('retention_people', {
  customerId: uuid().primaryKey(),
  /** The channel and day of the first order. */
  channelId: uuid().notNull(),
  day: day().notNull(),
  /** Days from the first order to the second; null while there is none. */
  gap: integer(),
  /** How large the first order was: each class reaches to four times the one before. */
  basket: smallint().notNull(),
  orders: integer().notNull(),
  cm2Minor: minor().notNull(),
  isEverMany: boolean().notNull(),
  /** Orders of the first window. */
  earlyOrders: integer().notNull(),
  isEarlyMany: boolean().notNull(),
  /** Orders of the next window, and what they left (CM2). */
  laterOrders: integer().notNull(),
  laterCm2Minor: minor().notNull(),
});

/** What each customer bought and left on a day; nothing stands before the first order. */
export const retentionDays = snakeCase.table(
  'retention_days',
  {
    customerId: uuid().notNull(),
    day: day().notNull(),
    orders: integer().notNull(),
    netMinor: minor().notNull(),
    cm2Minor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.day] })],
);

/** Customers by the channel and month of the first order, and what they did in a month. */
export const retentionCells = snakeCase.table(
  'retention_cells',
  {
    calendar: calendar(),
    channelId: uuid().notNull(),
    cohortOn: day().notNull(),
    monthOn: day().notNull(),
    buyers: integer().notNull(),
    orders: integer().notNull(),
    netMinor: minor().notNull(),
    cm2Minor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.cohortOn, t.channelId, t.monthOn] })],
);

/** Who bought in a month or quarter, by first channel, and how many of them bought in the next one too. */
export const retentionSpans = snakeCase.table(
  'retention_spans',
  {
    calendar: calendar(),
    span: text({ enum: ['month', 'quarter'] }).notNull(),
    startsOn: day().notNull(),
    channelId: uuid().notNull(),
    buyers: integer().notNull(),
    stayed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.span, t.startsOn, t.channelId] })],
);

/** Customers who bought again, by month or year and channel of the first order: days until the second one, at most 366. */
export const retentionRepeats = snakeCase.table(
  'retention_repeats',
  {
    calendar: calendar(),
    span: text({ enum: ['month', 'year'] }).notNull(),
    startsOn: day().notNull(),
    channelId: uuid().notNull(),
    gap: integer().notNull(),
    customers: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.span, t.startsOn, t.channelId, t.gap] })],
);

/** Customers who did not buy again yet, by day and channel of the first order. */
export const retentionWaiting = snakeCase.table(
  'retention_waiting',
  { day: day().notNull(), channelId: uuid().notNull(), customers: integer().notNull() },
  (t) => [primaryKey({ columns: [t.day, t.channelId] })],
);

/** People whose predictions changed since `churn_people` was written. Writers only add. */
export const churnTail = snakeCase.table('churn_tail', { customerId: uuid().notNull() }, (t) => [
  index('churn_tail_customer').on(t.customerId),
]);

/** What is counted of each customer among those who may be leaving. */
export const churnPeople = snakeCase.table('churn_people', {
  customerId: uuid().primaryKey(),
  /** The channel of the first order. */
  channelId: uuid().notNull(),
  /** The last day that the predictions knew of. */
  foretoldOn: day().notNull(),
  isKnown: boolean().notNull(),
  isLow: boolean().notNull(),
  /** From this day on silent for more than twice the own gap; null: bought too seldom to have one. */
  lateOn: day(),
  netMinor: minor().notNull(),
  foretoldMinor: minor().notNull(),
});

/**
 * `churn_people` added up by first channel: everybody on the day of the predictions, and who becomes late afterwards on
 * that day. Rows up to a day add up to what holds on it.
 */
export const churnDays = snakeCase.table(
  'churn_days',
  {
    day: day().notNull(),
    channelId: uuid().notNull(),
    customers: integer().notNull(),
    unknown: integer().notNull(),
    low: integer().notNull(),
    late: integer().notNull(),
    atRisk: integer().notNull(),
    netMinor: minor().notNull(),
    foretoldMinor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.channelId] })],
);

/** Customers alike at first (channel, month, size of the first order, orders of the first window), and what came later. */
export const retentionTwins = snakeCase.table(
  'retention_twins',
  {
    calendar: calendar(),
    cohortOn: day().notNull(),
    channelId: uuid().notNull(),
    basket: smallint().notNull(),
    earlyOrders: integer().notNull(),
    isEarlyMany: boolean().notNull(),
    isEverMany: boolean().notNull(),
    customers: integer().notNull(),
    orders: integer().notNull(),
    cm2Minor: minor().notNull(),
    laterOrders: integer().notNull(),
    laterOrdersSquared: minor().notNull(),
    laterCm2Minor: minor().notNull(),
    laterCm2Squared: numeric({ precision: 38, scale: 0 }).notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.calendar, t.cohortOn, t.channelId, t.basket, t.earlyOrders, t.isEarlyMany, t.isEverMany],
    }),
  ],
);
