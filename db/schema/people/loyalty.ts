import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor, rowId } from '../columns.ts';
import { orders } from '../orders.ts';
import { customers } from './customers.ts';

/** The rules of the programme with their history: a version is never changed, the newest one holds. */
export const loyaltyRules = snakeCase.table('loyalty_rules', {
  version: integer().primaryKey(),
  rules: jsonb().$type<Record<string, unknown>>().notNull(),
  madeBy: text().notNull(),
  madeAt: instant().notNull(),
});

/** A membership. People who are merged may hold several; only whose it is ever changes. */
export const loyaltyMembers = snakeCase.table(
  'loyalty_members',
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    joinedAt: instant().notNull(),
  },
  (t) => [index('loyalty_members_customer').on(t.customerId, t.joinedAt, t.id)],
);

/** Where points stand: three accounts of each member, and the business's own. `balance` is kept by db/sql/loyalty.sql. */
export const loyaltyAccounts = snakeCase.table(
  'loyalty_accounts',
  {
    id: id(),
    kind: text({ enum: ['pending', 'usable', 'owed', 'issued', 'expired', 'adjusted', 'used'] }).notNull(),
    memberId: uuid().references(() => loyaltyMembers.id),
    /** The sum of a member's entries; of the business's accounts nothing is kept, for every entry would wait for them. */
    balance: minor().notNull().default(0),
  },
  (t) => [
    unique('loyalty_accounts_key').on(t.memberId, t.kind).nullsNotDistinct(),
    check(
      'loyalty_accounts_owner',
      sql`(${t.memberId} is null) = (${t.kind} in ('issued', 'expired', 'adjusted', 'used'))`,
    ),
    check(
      'loyalty_accounts_balance',
      sql`case when ${t.kind} in ('pending', 'usable') then ${t.balance} >= 0 when ${t.kind} = 'owed' then ${t.balance} <= 0 else ${t.balance} = 0 end`,
    ),
  ],
);

/** One thing that happened to a member's points; happens once for its cause. Append-only. */
export const loyaltyHappenings = snakeCase.table(
  'loyalty_happenings',
  {
    id: id(),
    memberId: uuid()
      .notNull()
      .references(() => loyaltyMembers.id),
    causeKind: text({
      enum: ['earn', 'release', 'take_back', 'adjust', 'expire', 'use', 'give_back'],
    }).notNull(),
    /** The order, the lot, the return; an adjustment, a use and what is given back are their own cause. */
    causeId: uuid().notNull(),
    orderId: uuid(),
    /** By how much the member has more or fewer points; 0 when they only became usable. */
    points: minor().notNull(),
    reason: text().notNull().default(''),
    actorName: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('loyalty_happenings_cause').on(t.causeKind, t.causeId),
    index('loyalty_happenings_member').on(t.memberId, t.at, t.id),
  ],
);

/** Points that went into an account or out of it; the entries of a happening add up to nothing. Append-only. */
export const loyaltyEntries = snakeCase.table(
  'loyalty_entries',
  {
    id: rowId(),
    happeningId: uuid()
      .notNull()
      .references(() => loyaltyHappenings.id),
    accountId: uuid()
      .notNull()
      .references(() => loyaltyAccounts.id),
    points: minor().notNull(),
  },
  (t) => [
    index('loyalty_entries_happening').on(t.happeningId),
    index('loyalty_entries_account').on(t.accountId),
    check('loyalty_entries_points', sql`${t.points} <> 0`),
  ],
);

/** Points that came together and expire together, and where they have gone since. */
export const loyaltyLots = snakeCase.table(
  'loyalty_lots',
  {
    id: id(),
    memberId: uuid()
      .notNull()
      .references(() => loyaltyMembers.id),
    orderId: uuid().references(() => orders.id),
    rulesVersion: integer().notNull(),
    multiplierBasisPoints: integer().notNull(),
    state: text({ enum: ['pending', 'usable'] }).notNull(),
    earnedOn: date({ mode: 'string' }).notNull(),
    usableOn: date({ mode: 'string' }).notNull(),
    /** The last day; null where points do not expire. */
    expiresOn: date({ mode: 'string' }),
    earned: minor().notNull(),
    takenBack: minor().notNull().default(0),
    used: minor().notNull().default(0),
    expired: minor().notNull().default(0),
    left: minor().notNull(),
  },
  (t) => [
    index('loyalty_lots_member').on(t.memberId, t.expiresOn, t.id),
    uniqueIndex('loyalty_lots_order_key').on(t.orderId).where(sql`${t.orderId} is not null`),
    index('loyalty_lots_waiting').on(t.usableOn).where(sql`${t.state} = 'pending'`),
    index('loyalty_lots_expiring').on(t.expiresOn).where(sql`${t.state} = 'usable' and ${t.left} > 0`),
    check('loyalty_lots_sum', sql`${t.earned} = ${t.takenBack} + ${t.used} + ${t.expired} + ${t.left}`),
    check(
      'loyalty_lots_parts',
      sql`${t.earned} > 0 and ${t.takenBack} >= 0 and ${t.used} >= 0 and ${t.expired} >= 0 and ${t.left} >= 0`,
    ),
  ],
);

/** Points that paid a part of an order: once, when it is placed. Amounts in the order's currency. */
export const orderPoints = snakeCase.table(
  'order_points',
  {
    orderId: uuid()
      .primaryKey()
      .references(() => orders.id),
    points: minor().notNull(),
    /** What they took off what is to be paid, tax included. */
    amountMinor: minor().notNull(),
    /** Of that, the discount on the whole order; the rest is tax. */
    discountMinor: minor().notNull(),
    rulesVersion: integer().notNull(),
    /** Points that went back, because less of the order was kept. */
    givenBack: minor().notNull().default(0),
    /** The order as it was when that was last counted: its version, and the units that had come back. */
    settledVersion: integer().notNull().default(1),
    settledReturned: integer().notNull().default(0),
    at: instant().notNull(),
  },
  (t) => [
    index('order_points_open').on(t.at).where(sql`${t.givenBack} < ${t.points}`),
    check('order_points_positive', sql`${t.points} > 0 and ${t.discountMinor} > 0`),
    check('order_points_amount', sql`${t.amountMinor} >= ${t.discountMinor}`),
    check('order_points_given_back', sql`${t.givenBack} >= 0 and ${t.givenBack} <= ${t.points}`),
  ],
);

/** From which lots the points of an order were taken, and how many of each went back. */
export const orderPointLots = snakeCase.table(
  'order_point_lots',
  {
    orderId: uuid()
      .notNull()
      .references(() => orderPoints.orderId),
    lotId: uuid()
      .notNull()
      .references(() => loyaltyLots.id),
    points: minor().notNull(),
    givenBack: minor().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lotId] }),
    index('order_point_lots_lot').on(t.lotId),
    check('order_point_lots_parts', sql`${t.points} > 0 and ${t.givenBack} between 0 and ${t.points}`),
  ],
);
