import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant, transactionId } from '../columns.ts';
import { users } from '../team.ts';

const stepSeconds = () => ({
  findSeconds: bigint({ mode: 'number' }).notNull().default(0),
  chooseSeconds: bigint({ mode: 'number' }).notNull().default(0),
  paySeconds: bigint({ mode: 'number' }).notNull().default(0),
  waitSeconds: bigint({ mode: 'number' }).notNull().default(0),
  receiveSeconds: bigint({ mode: 'number' }).notNull().default(0),
  returnSeconds: bigint({ mode: 'number' }).notNull().default(0),
  contactSeconds: bigint({ mode: 'number' }).notNull().default(0),
});

/** How far the effort of the orders that were there before is worked out. One row. */
export const effortState = snakeCase.table(
  'effort_state',
  {
    isOne: boolean().primaryKey().default(true),
    /** Orders up to this number were there when the marks began; nothing is worked out before older transactions ended. */
    lastNumber: bigint({ mode: 'number' }).notNull(),
    doneNumber: bigint({ mode: 'number' }).notNull().default(0),
    startedIn: transactionId().notNull(),
    rulesVersion: integer().notNull(),
    /** The owner's version by which everything is counted, or is being counted anew. */
    settingsVersion: integer().notNull().default(0),
    /** When the lengths that nobody told were last learned. */
    learnedAt: instant(),
  },
  (t) => [check('effort_state_is_one', sql`${t.isOne}`)],
);

/** What is taken for lost time, as the owner decided it; the newest version holds, before the first the program's own. */
export const effortRules = snakeCase.table(
  'effort_rules',
  {
    version: integer().primaryKey(),
    rules: jsonb().$type<EffortRulesRow>().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [check('effort_rules_version', sql`${t.version} > 0`)],
);

/** The rules as they are kept: minutes by name. */
export type EffortRulesRow = {
  standard: Record<string, number>;
  most: Record<string, number>;
  chosen: Record<string, number>;
  learnsLengths: boolean;
};

/** How long a happening takes in a channel where a source told it: what is taken where none did. Only the worker writes here. */
export const effortLengths = snakeCase.table(
  'effort_lengths',
  {
    channelId: uuid().notNull(),
    lengthOf: text({
      enum: ['contact', 'returnTrip', 'returnParcel', 'failedDelivery', 'statusLook'],
    }).notNull(),
    /** How many lengths were told, in the channel itself or, where too few, in all. */
    told: integer().notNull(),
    isOwn: boolean().notNull(),
    meanSeconds: integer().notNull(),
    spreadSeconds: integer().notNull(),
    /** How far the mean may be off: by chance and, where other channels told, by how much channels differ. */
    meanErrorSeconds: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.lengthOf] }),
    check('effort_lengths_told', sql`${t.told} > 0 and ${t.meanSeconds} > 0 and ${t.spreadSeconds} >= 0`),
  ],
);

/** Orders whose journeys are to be worked out anew. Writers only add; the worker takes. */
export const effortTail = snakeCase.table(
  'effort_tail',
  { id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(), orderId: uuid().notNull() },
  (t) => [index('effort_tail_order').on(t.orderId)],
);

/** What an order that stands cost its customer in time not chosen, by step. Only the worker writes here. */
export const orderEfforts = snakeCase.table(
  'order_efforts',
  {
    orderId: uuid().primaryKey(),
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** Whether anything of the journey was seen besides the order itself. */
    isSeen: boolean().notNull(),
    findings: integer().notNull(),
    seconds: integer().notNull(),
    ...stepSeconds(),
    /** The owner's version by which it was counted. */
    settingsVersion: integer().notNull().default(0),
  },
  (t) => [
    index('order_efforts_channel_day').on(t.channelId, t.day),
    index('order_efforts_worst').on(t.seconds, t.orderId).where(sql`${t.seconds} > 0`),
    check(
      'order_efforts_sum',
      sql`${t.seconds} = ${t.findSeconds} + ${t.chooseSeconds} + ${t.paySeconds} + ${t.waitSeconds} + ${t.receiveSeconds} + ${t.returnSeconds} + ${t.contactSeconds}`,
    ),
  ],
);

/** One reason for the effort of an order, with the touches that show it. */
export const effortFindings = snakeCase.table(
  'effort_findings',
  {
    orderId: uuid().notNull(),
    position: integer().notNull(),
    step: text({ enum: ['find', 'choose', 'pay', 'wait', 'receive', 'return', 'contact'] }).notNull(),
    kind: text({ enum: ['wait', 'repeat', 'failure', 'contact', 'stockOut', 'trip'] }).notNull(),
    at: instant().notNull(),
    seconds: integer().notNull(),
    /** Told or measured between two instants; else the stated standard minutes. */
    isMeasured: boolean().notNull(),
    touchIds: bigint({ mode: 'number' }).array().notNull(),
    /** Which length it is, where sources can tell it; not measured, it is that of the channel's told ones or the standard. */
    lengthOf: text({ enum: ['contact', 'returnTrip', 'returnParcel', 'failedDelivery', 'statusLook'] }),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.position] }),
    index('effort_findings_untold')
      .on(t.at, t.orderId)
      .where(sql`${t.lengthOf} is not null and not ${t.isMeasured}`),
    check('effort_findings_seconds', sql`${t.seconds} > 0`),
  ],
);

/** Findings whose length nobody told, counted by channel and day of their orders. */
export const effortUntoldDays = snakeCase.table(
  'effort_untold_days',
  {
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    step: text().notNull(),
    lengthOf: text().notNull(),
    untold: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.channelId, t.step, t.lengthOf] })],
);

/** `order_efforts` added up by channel and day of the order. */
export const effortDays = snakeCase.table(
  'effort_days',
  {
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    orders: integer().notNull(),
    seen: integer().notNull(),
    ...stepSeconds(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] }), index('effort_days_day').on(t.day)],
);

/** One step of a test purchase: what to do, and what to look at. */
export type WalkStep = { title: string; look: string };

/** What somebody goes through who buys in a channel as a customer would. */
export const walkChecklists = snakeCase.table('walk_checklists', {
  channelId: uuid()
    .primaryKey()
    .references(() => channels.id),
  steps: jsonb().$type<WalkStep[]>().notNull(),
  updatedBy: text().notNull(),
  updatedAt: instant().notNull(),
});

/** A test purchase on a day by somebody, with the checklist as it was then. */
export const effortWalks = snakeCase.table(
  'effort_walks',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    walkedOn: date({ mode: 'string' }).notNull(),
    walkedBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('effort_walks_channel').on(t.channelId, t.walkedOn, t.id)],
);

/** How a step of a walk went. */
export const walkSteps = snakeCase.table(
  'walk_steps',
  {
    walkId: uuid()
      .notNull()
      .references(() => effortWalks.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    look: text().notNull(),
    outcome: text({ enum: ['open', 'fine', 'bad'] })
      .notNull()
      .default('open'),
    note: text().notNull().default(''),
    minutes: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.walkId, t.position] }),
    check('walk_steps_minutes', sql`${t.minutes} between 0 and 1440`),
  ],
);

/** What a walk found wrong and somebody is to put right. */
export const walkFindings = snakeCase.table(
  'walk_findings',
  {
    id: id(),
    walkId: uuid()
      .notNull()
      .references(() => effortWalks.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    assigneeId: uuid().references(() => users.id),
    dueOn: date({ mode: 'string' }),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    doneBy: text(),
    doneAt: instant(),
  },
  (t) => [
    index('walk_findings_walk').on(t.walkId, t.position),
    index('walk_findings_assignee').on(t.assigneeId, t.doneAt),
    check('walk_findings_title_said', sql`${t.title} <> ''`),
    check('walk_findings_done', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
  ],
);
