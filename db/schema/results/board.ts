import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant, minor } from '../columns.ts';

// What the channel board adds up. Only the worker writes here (fold_board, db/sql/board.sql).

const channelDay = () => ({
  channelId: uuid().notNull(),
  day: date({ mode: 'string' }).notNull(),
});

/** How the days were told apart, and which predictions are added up. One row. */
export const boardState = snakeCase.table(
  'board_state',
  {
    isOne: boolean().primaryKey().default(true),
    timeZone: text().notNull(),
    outlookRunId: uuid(),
  },
  (t) => [check('board_state_is_one', sql`${t.isOne}`)],
);

/** Customers and days to be counted anew, also days alone. `isWhole` where postings do not tell all. Writers only add. */
export const boardTail = snakeCase.table('board_tail', {
  customerId: uuid(),
  ...channelDay(),
  isWhole: boolean().notNull().default(false),
});

/** Days of a channel on which touches came, were changed or taken away. Writers only add. */
export const visitTail = snakeCase.table('visit_tail', channelDay());

/** The order that made each person a customer: the earliest that is not cancelled. */
export const firstOrders = snakeCase.table(
  'first_orders',
  {
    customerId: uuid().primaryKey(),
    orderId: uuid().notNull(),
    ...channelDay(),
    at: instant().notNull(),
  },
  (t) => [index('first_orders_channel_day').on(t.channelId, t.day)],
);

/** What each customer left to the business (CM2) in each month of thirty days since the first order. */
export const customerMonths = snakeCase.table(
  'customer_months',
  {
    customerId: uuid().notNull(),
    age: integer().notNull(),
    cm2Minor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.age] })],
);

/** `customer_months` added up by the channel and day of the first order. */
export const acquiredDays = snakeCase.table(
  'acquired_days',
  { ...channelDay(), age: integer().notNull(), cm2Minor: minor().notNull() },
  (t) => [
    primaryKey({ columns: [t.channelId, t.day, t.age] }),
    index('acquired_days_day').on(t.day),
    index('acquired_days_age').on(t.age, t.day),
  ],
);

/** `acquired_days` added up by calendar month. */
export const acquiredMonths = snakeCase.table(
  'acquired_months',
  {
    monthOn: date({ mode: 'string' }).notNull(),
    channelId: uuid().notNull(),
    age: integer().notNull(),
    cm2Minor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.monthOn, t.channelId, t.age] })],
);

/** What is foretold of customers for the next 365 days, by the channel and day of the first order. */
export const outlookDays = snakeCase.table(
  'outlook_days',
  {
    ...channelDay(),
    customers: integer().notNull(),
    valueMinor: minor().notNull(),
    valueLowMinor: minor().notNull(),
    valueHighMinor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] }), index('outlook_days_day').on(t.day)],
);

/** The orders of a channel's day, as they stand now. `known` ones have a customer; late ones left after their promise. */
export const orderDays = snakeCase.table(
  'order_days',
  {
    ...channelDay(),
    placed: integer().notNull(),
    cancelled: integer().notNull(),
    known: integer().notNull(),
    firsts: integer().notNull(),
    kept: integer().notNull(),
    late: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] }), index('order_days_day').on(t.day)],
);

/** How the orders of a channel's day were paid, in the reporting currency; ways that cost nothing are left out. */
export const methodDays = snakeCase.table(
  'method_days',
  {
    ...channelDay(),
    method: text().notNull(),
    payments: integer().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day, t.method] }), index('method_days_day').on(t.day)],
);

/** What a channel sold of a product in a month on days on which some of it had no cost: those units, and the net sales. */
export const costlessMonths = snakeCase.table(
  'costless_months',
  {
    monthOn: date({ mode: 'string' }).notNull(),
    channelId: uuid().notNull(),
    /** Null of lines whose goods are not known. */
    productId: uuid(),
    units: integer().notNull(),
    netMinor: minor().notNull(),
  },
  (t) => [unique('costless_months_key').on(t.monthOn, t.channelId, t.productId).nullsNotDistinct()],
);

/** The standing orders of a channel's day by the channel that brought their customers; null where nobody is known. */
export const pathDays = snakeCase.table(
  'path_days',
  {
    firstChannelId: uuid(),
    ...channelDay(),
    orders: integer().notNull(),
    netMinor: minor().notNull(),
  },
  (t) => [index('path_days_channel_day').on(t.channelId, t.day), index('path_days_day').on(t.day)],
);

/** Who came to a channel on a day: different people, and what they did. */
export const visitDays = snakeCase.table(
  'visit_days',
  {
    ...channelDay(),
    people: integer().notNull(),
    views: integer().notNull(),
    carts: integer().notNull(),
    checkouts: integer().notNull(),
    messages: integer().notNull(),
    touches: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] }), index('visit_days_day').on(t.day)],
);

/** Questions whose answers are to be looked for anew, by the conversation. Writers only add. */
export const answerTail = snakeCase.table('answer_tail', {
  channelId: uuid().notNull(),
  talk: text().notNull(),
});

/** How long somebody waited for an answer: from the first message that was not answered to the first that went out. */
export const answerWaits = snakeCase.table(
  'answer_waits',
  {
    /** The message that was to be answered. */
    touchId: bigint({ mode: 'number' }).primaryKey(),
    ...channelDay(),
    /** The thread, else the person, else the message itself. */
    talk: text().notNull(),
    askedAt: instant().notNull(),
    /** The message or call that answered; null while nobody did. */
    answerId: bigint({ mode: 'number' }),
    answeredAt: instant(),
    /** Within the hours of the channel. */
    seconds: integer(),
  },
  (t) => [
    index('answer_waits_talk').on(t.channelId, t.talk),
    index('answer_waits_day').on(t.channelId, t.day),
    index('answer_waits_open').on(t.askedAt).where(sql`${t.answeredAt} is null`),
  ],
);

/** The waits of a channel's day by their length, rounded up to `answer_minutes`; null is not answered. */
export const answerDays = snakeCase.table(
  'answer_days',
  { ...channelDay(), minutes: integer(), waits: integer().notNull() },
  (t) => [index('answer_days_channel_day').on(t.channelId, t.day), index('answer_days_day').on(t.day)],
);

/** The first and the last advertisement that a buyer followed in the thirty days before an order. */
export const orderCredits = snakeCase.table(
  'order_credits',
  {
    orderId: uuid().primaryKey(),
    ...channelDay(),
    firstTouchId: bigint({ mode: 'number' }).notNull(),
    /** The channel to which it led. */
    firstChannelId: uuid().notNull(),
    lastTouchId: bigint({ mode: 'number' }).notNull(),
    lastChannelId: uuid().notNull(),
  },
  (t) => [
    index('order_credits_channel_day').on(t.channelId, t.day),
    index('order_credits_first').on(t.firstChannelId, t.day),
    index('order_credits_last').on(t.lastChannelId, t.day),
  ],
);

/** Standing orders of a channel's day that advertisements of a channel are credited with, and what they brought in. */
export const creditDays = snakeCase.table(
  'credit_days',
  {
    ...channelDay(),
    adChannelId: uuid().notNull(),
    model: text({ enum: ['first', 'last'] }).notNull(),
    orders: integer().notNull(),
    netMinor: minor().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.day, t.adChannelId, t.model] }),
    index('credit_days_day').on(t.day),
  ],
);

/** `credit_days` added up by calendar month, whatever channel sold. */
export const creditMonths = snakeCase.table(
  'credit_months',
  {
    monthOn: date({ mode: 'string' }).notNull(),
    adChannelId: uuid().notNull(),
    model: text({ enum: ['first', 'last'] }).notNull(),
    orders: integer().notNull(),
    netMinor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.monthOn, t.adChannelId, t.model] })],
);

/** What happened on some days, told beside the charts: by hand, or by the program under a name of its own. */
export const annotations = snakeCase.table(
  'annotations',
  {
    id: id(),
    kind: text({ enum: ['campaign', 'outage', 'holiday', 'note'] }).notNull(),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    /** Null speaks of all channels. */
    channelId: uuid().references(() => channels.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    /** The name under which the program wrote it, so that it is written once. */
    cause: text(),
    writtenBy: text().notNull(),
    writtenAt: instant().notNull(),
    /** Taken away, and can be brought back. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('annotations_cause').on(t.cause),
    index('annotations_days').on(t.startsOn, t.endsOn),
    index('annotations_channel').on(t.channelId),
    check('annotations_order', sql`${t.startsOn} <= ${t.endsOn}`),
    check('annotations_said', sql`${t.text} <> ''`),
  ],
);
