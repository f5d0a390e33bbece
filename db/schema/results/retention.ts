import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
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
const squares = () => numeric({ precision: 38, scale: 0 }).notNull();
/** Customers by whether they ever used many channels, whatever they were like at first. */
const plain = () => ({
  plainManyCustomers: integer().notNull(),
  plainManyOrders: integer().notNull(),
  plainManyCm2Minor: minor().notNull(),
  plainOneCustomers: integer().notNull(),
  plainOneOrders: integer().notNull(),
  plainOneCm2Minor: minor().notNull(),
});

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

/**
 * Customers who bought again, by month or year and channel of the first order: how many did after no day, one day … 365
 * days, and later than that. One row tells all days, so that curves read as many rows in a small shop as in a large one.
 */
export const retentionRepeats = snakeCase.table(
  'retention_repeats',
  {
    calendar: calendar(),
    span: text({ enum: ['month', 'year'] }).notNull(),
    startsOn: day().notNull(),
    channelId: uuid().notNull(),
    again: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.calendar, t.span, t.startsOn, t.channelId] }),
    check('retention_repeats_days', sql`cardinality(${t.again}) = 367`),
  ],
);

/** Customers who did not buy again yet, by month (Gregorian) and channel of the first order: one number for each day of it. */
export const retentionWaiting = snakeCase.table(
  'retention_waiting',
  { monthOn: day().notNull(), channelId: uuid().notNull(), customers: integer().array().notNull() },
  (t) => [
    primaryKey({ columns: [t.monthOn, t.channelId] }),
    check('retention_waiting_days', sql`cardinality(${t.customers}) = 31`),
  ],
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

/**
 * Customers alike at first (channel, month, size of the first order, orders of the first window, six standing for more),
 * those of many channels beside those of one, and what came later. `plain` are the same people by the channels they ever used.
 */
export const retentionTwins = snakeCase.table(
  'retention_twins',
  {
    calendar: calendar(),
    cohortOn: day().notNull(),
    channelId: uuid().notNull(),
    basket: smallint().notNull(),
    earlyOrders: smallint().notNull(),
    manyCustomers: integer().notNull(),
    manyOrders: integer().notNull(),
    manyOrdersSquared: minor().notNull(),
    manyCm2Minor: minor().notNull(),
    manyCm2Squared: squares(),
    oneCustomers: integer().notNull(),
    oneOrders: integer().notNull(),
    oneOrdersSquared: minor().notNull(),
    oneCm2Minor: minor().notNull(),
    oneCm2Squared: squares(),
    ...plain(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.cohortOn, t.channelId, t.basket, t.earlyOrders] })],
);

/**
 * `retention_twins` added up by cohort and channel as domains/analytics/retention/compare-twins.ts wants it. All but the
 * first and the plain ones are of groups that have both kinds; `orders` and `cm2` are weighed means.
 */
export const retentionUse = snakeCase.table(
  'retention_use',
  {
    calendar: calendar(),
    cohortOn: day().notNull(),
    channelId: uuid().notNull(),
    allMany: integer().notNull(),
    allOne: integer().notNull(),
    matchedMany: integer().notNull(),
    matchedOne: integer().notNull(),
    weight: doublePrecision().notNull(),
    manyFreedom: integer().notNull(),
    oneFreedom: integer().notNull(),
    manyPull: doublePrecision().notNull(),
    onePull: doublePrecision().notNull(),
    manyOrders: doublePrecision().notNull(),
    oneOrders: doublePrecision().notNull(),
    manyOrdersSpread: doublePrecision().notNull(),
    oneOrdersSpread: doublePrecision().notNull(),
    manyCm2: doublePrecision().notNull(),
    oneCm2: doublePrecision().notNull(),
    manyCm2Spread: doublePrecision().notNull(),
    oneCm2Spread: doublePrecision().notNull(),
    ...plain(),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.cohortOn, t.channelId] })],
);
