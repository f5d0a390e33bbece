import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
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
import { id, instant, minor } from './columns.ts';
import { locations } from './fulfilment.ts';

/** How orders are given to locations, in versions. At most one is live, at most one a draft. */
export const routingRuleSets = snakeCase.table(
  'routing_rule_sets',
  {
    id: id(),
    version: integer().notNull(),
    status: text({ enum: ['draft', 'live', 'retired'] }).notNull(),
    /** Read through the zod shape in domains/fulfilment/routing/rules.ts. */
    rules: jsonb().$type<Record<string, unknown>>().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    /** The version whose rules were taken up again. */
    restoredFrom: integer(),
    liveFrom: instant(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex('routing_rule_sets_version_key').on(t.version),
    uniqueIndex('routing_rule_sets_one_live').on(t.status).where(sql`${t.status} = 'live'`),
    uniqueIndex('routing_rule_sets_one_draft').on(t.status).where(sql`${t.status} = 'draft'`),
    check('routing_rule_sets_live', sql`(${t.status} = 'draft') = (${t.liveFrom} is null)`),
    check('routing_rule_sets_retired', sql`(${t.status} = 'retired') = (${t.retiredAt} is not null)`),
  ],
);

/** What sending a parcel costs, in the reporting currency: the first that fits, the narrowest first. */
export const shippingTariffs = snakeCase.table(
  'shipping_tariffs',
  {
    id: id(),
    /** Null means from every place. */
    locationId: uuid().references(() => locations.id, { onDelete: 'cascade' }),
    /** Where it goes, two letters; nothing means everywhere. */
    country: text().notNull().default(''),
    /** As far as this; null means any distance. */
    upToKm: integer(),
    baseMinor: minor().notNull(),
    perKgMinor: minor().notNull().default(0),
  },
  (t) => [
    unique('shipping_tariffs_key').on(t.locationId, t.country, t.upToKm).nullsNotDistinct(),
    check('shipping_tariffs_cost', sql`${t.baseMinor} >= 0 and ${t.perKgMinor} >= 0`),
    check('shipping_tariffs_distance', sql`${t.upToKm} is null or ${t.upToKm} > 0`),
  ],
);

/** Where towns and postcodes lie that customers live in; `name` is normalised for search. */
export const townPositions = snakeCase.table(
  'town_positions',
  {
    country: text().notNull(),
    name: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.country, t.name] }),
    check(
      'town_positions_range',
      sql`${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`,
    ),
  ],
);

/** Counts up with each change of rules, tariffs, towns and locations (db/sql/routing.sql), so that processes may remember them. */
export const routingState = snakeCase.table(
  'routing_state',
  { id: integer().primaryKey().default(1), version: bigint({ mode: 'number' }).notNull().default(1) },
  (t) => [check('routing_state_is_single', sql`${t.id} = 1`)],
);

/** A replay of past orders against other rules: how far it is, where it goes on, and what came of it. */
export const routingReplays = snakeCase.table(
  'routing_replays',
  {
    id: id(),
    status: text({ enum: ['running', 'done', 'cancelled', 'failed'] }).notNull(),
    rules: jsonb().$type<Record<string, unknown>>().notNull(),
    days: integer().notNull(),
    since: instant().notNull(),
    until: instant().notNull(),
    ordersTotal: integer(),
    ordersDone: integer().notNull().default(0),
    /** What the replay must remember to go on: stock, sums, the last order. Empty when it has ended. */
    checkpoint: jsonb().$type<Record<string, unknown>>(),
    report: jsonb().$type<Record<string, unknown>>(),
    problem: text(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [index('routing_replays_newest').on(t.madeAt, t.id)],
);

/** Waiting orders given to locations all together: a proposal that somebody applies or rejects. */
export const assignmentPlans = snakeCase.table(
  'assignment_plans',
  {
    id: id(),
    status: text({ enum: ['running', 'proposed', 'applied', 'rejected', 'failed'] }).notNull(),
    /** Costs of now, one by one and together; and which order goes where. */
    report: jsonb().$type<Record<string, unknown>>(),
    problem: text(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    decidedBy: text(),
    decidedAt: instant(),
  },
  (t) => [index('assignment_plans_newest').on(t.madeAt, t.id)],
);

/**
 * When the oldest units of a variant that lie at a place came there, first in, first out; null where nothing lies. Kept by
 * `fold_shelf_ages()` (db/sql/routing.sql) while rules ask for it. No foreign keys: levels, which have them, are all
 * that comes in.
 */
export const shelfAges = snakeCase.table(
  'shelf_ages',
  { variantId: uuid().notNull(), locationId: uuid().notNull(), oldestAt: instant() },
  (t) => [primaryKey({ columns: [t.variantId, t.locationId] })],
);

/** How far `shelf_ages` has come: every level that was last changed before is in it. Without a row nothing is kept. */
export const shelfAgeFold = snakeCase.table(
  'shelf_age_fold',
  {
    isOnly: boolean().primaryKey().default(true),
    upTo: instant().notNull(),
    /** The last variant of which all ages are known, while they are reckoned for the first time; null afterwards. */
    builtTo: uuid(),
  },
  (t) => [check('shelf_age_fold_is_only', sql`${t.isOnly}`)],
);
