import { sql } from 'drizzle-orm';
import {
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
import { variants } from './catalog.ts';
import { id, instant, minor, units } from './columns.ts';
import { locations } from './fulfilment.ts';

/** One walk of the worker over all demand. At most one is under way; a killed one goes on after `lastVariantId`. */
export const forecastRuns = snakeCase.table(
  'forecast_runs',
  {
    id: id(),
    status: text({ enum: ['waiting', 'running', 'done', 'cancelled', 'failed'] }).notNull(),
    /** The last day of demand that is looked at. */
    untilOn: date({ mode: 'string' }).notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    variantsTotal: integer().notNull().default(0),
    variantsDone: integer().notNull().default(0),
    seriesDone: integer().notNull().default(0),
    lastVariantId: uuid(),
    problem: text(),
  },
  (t) => [
    uniqueIndex('forecast_runs_one_at_work')
      .on(sql`(true)`)
      .where(sql`${t.status} in ('waiting', 'running')`),
    index('forecast_runs_newest').on(t.askedAt, t.id),
    check(
      'forecast_runs_finished',
      sql`(${t.finishedAt} is not null) = (${t.status} in ('done', 'cancelled', 'failed'))`,
    ),
  ],
);

/** How one method did when tried out on a history's own past. */
export type ForecastTrial = { method: string; rmse: number; mae: number; mase: number | null; bias: number };

/** What is expected of a variant at a location, by weeks of seven days after `until_on`, and what that rests on. */
export const forecasts = snakeCase.table(
  'forecasts',
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    locationId: uuid()
      .notNull()
      .references(() => locations.id, { onDelete: 'cascade' }),
    method: text().notNull(),
    kind: text({ enum: ['steady', 'intermittent'] }).notNull(),
    isEnough: boolean().notNull(),
    isSeasonUnseen: boolean().notNull(),
    origins: integer().notNull(),
    parameters: jsonb().$type<Record<string, number>>().notNull(),
    /** Every method that was tried, the smallest squared error first. */
    trials: jsonb().$type<ForecastTrial[]>().notNull(),
    /** Expected units of each week ahead. */
    mean: doublePrecision().array().notNull(),
    /** Standard deviation of each week, and of the sum of all weeks up to it; empty where nothing could be tried out. */
    spread: doublePrecision().array().notNull(),
    cumulativeSpread: doublePrecision().array().notNull(),
    /** Units by week as used, the oldest first, ending on `until_on`; weeks with an empty shelf put right. */
    history: doublePrecision().array().notNull(),
    untilOn: date({ mode: 'string' }).notNull(),
    weeksScaled: integer().notNull(),
    weeksLeftOut: integer().notNull(),
    /** Units that were asked for and not to be had: waiting, or cancelled while waiting. */
    wishedUnits: units().notNull(),
    /** As the advice was when last reckoned; the page reckons it again for what it shows. */
    reorderPoint: units(),
    expectedPerDay: doublePrecision().notNull(),
    computedAt: instant().notNull(),
    runId: uuid()
      .notNull()
      .references(() => forecastRuns.id),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    index('forecasts_location').on(t.locationId, t.variantId),
    index('forecasts_run').on(t.runId),
    // Stock is divided by it: what is all but nothing is nothing.
    check('forecasts_expected', sql`${t.expectedPerDay} = 0 or ${t.expectedPerDay} >= 1e-6`),
    check('forecasts_reorder_point', sql`${t.reorderPoint} >= 0`),
  ],
);

/**
 * How stock is to be kept: for the business, a category or a variant, the narrower one first, value by value. Null leaves
 * a value to the wider one.
 */
export const reorderSettings = snakeCase.table(
  'reorder_settings',
  {
    id: id(),
    category: text(),
    variantId: uuid().references(() => variants.id, { onDelete: 'cascade' }),
    /** What the service level counts: order cycles without shortage, or units handed over at once. */
    serviceKind: text({ enum: ['cycle', 'fill'] }),
    serviceLevel: doublePrecision(),
    /** Cost of keeping stock for a year, as a share of its value. */
    holdingRate: doublePrecision(),
    /** What one order costs, whatever is in it; reporting currency. */
    orderCostMinor: minor(),
    /** Days from one look at the list to the next. */
    reviewDays: integer(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('reorder_settings_scope_key').on(
      sql`coalesce(${t.category}, '')`,
      sql`coalesce(${t.variantId}, '00000000-0000-0000-0000-000000000000')`,
    ),
    index('reorder_settings_variant').on(t.variantId),
    check('reorder_settings_scope', sql`${t.category} is null or ${t.variantId} is null`),
    check('reorder_settings_category', sql`${t.category} <> ''`),
    check('reorder_settings_service_level', sql`${t.serviceLevel} between 0.5 and 0.9999`),
    check('reorder_settings_holding_rate', sql`${t.holdingRate} between 0.001 and 10`),
    check('reorder_settings_order_cost', sql`${t.orderCostMinor} between 0 and 1e15`),
    check('reorder_settings_review_days', sql`${t.reviewDays} between 1 and 90`),
  ],
);

/** Where a place gets its goods: from another place, as long as that has enough. Places without a row buy from suppliers. */
export const replenishments = snakeCase.table(
  'replenishments',
  {
    locationId: uuid()
      .primaryKey()
      .references(() => locations.id, { onDelete: 'cascade' }),
    fromLocationId: uuid()
      .notNull()
      .references(() => locations.id),
    /** Days from sending to the shelf. */
    days: integer().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('replenishments_from').on(t.fromLocationId),
    check('replenishments_elsewhere', sql`${t.locationId} <> ${t.fromLocationId}`),
    check('replenishments_days', sql`${t.days} between 0 and 60`),
  ],
);
