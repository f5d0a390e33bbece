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
  smallint,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { products } from '../catalog.ts';
import { id, instant, minor } from '../columns.ts';
import { customers } from './customers.ts';

/** One look of the worker at all buyers. At most one is under way; a killed one goes on after `lastCustomerId`. */
export const predictionRuns = snakeCase.table(
  'prediction_runs',
  {
    id: id(),
    status: text({ enum: ['waiting', 'running', 'done', 'cancelled', 'failed'] }).notNull(),
    /** The last day of purchases that is looked at. */
    untilOn: date({ mode: 'string' }).notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    customersTotal: integer().notNull().default(0),
    customersDone: integer().notNull().default(0),
    lastCustomerId: uuid(),
    problem: text(),
  },
  (t) => [
    uniqueIndex('prediction_runs_one_at_work')
      .on(sql`(true)`)
      .where(sql`${t.status} in ('waiting', 'running')`),
    index('prediction_runs_newest').on(t.askedAt, t.id),
    check(
      'prediction_runs_finished',
      sql`(${t.finishedAt} is not null) = (${t.status} in ('done', 'cancelled', 'failed'))`,
    ),
  ],
);

/** A figure with the interval that holds it four times out of five. */
export type PredictedRange = { expected: number; low: number; high: number };

/** What a model made of purchases that it had not seen, and what a plain rule made of them. */
export type KeptHoldout = {
  fromOn: string;
  weeks: number;
  buyers: number;
  actual: number;
  expected: number;
  model: { mae: number; rmse: number };
  plain: { rule: string; mae: number; rmse: number };
  beatsPlain: boolean;
  byFrequency: { frequency: number; buyers: number; actual: number; expected: number }[];
  /** Runs from before it was kept have none. */
  byChance?: ChanceRow[];
};

/** A fifth of those who had bought again: the chance that was told, and per person the orders that followed. */
export type ChanceRow = { said: number; buyers: number; bought: number; actual: number; expected: number };

/** A model as fitted in a run. Times are weeks, amounts minor units of the reporting currency. */
export const modelFits = snakeCase.table(
  'model_fits',
  {
    runId: uuid()
      .notNull()
      .references(() => predictionRuns.id, { onDelete: 'cascade' }),
    model: text({ enum: ['pareto-nbd', 'bgnbd', 'gamma-gamma'] }).notNull(),
    /** Of the two models of purchases the one whose figures are shown; spending always. */
    isChosen: boolean().notNull(),
    parameters: jsonb().$type<Record<string, number>>().notNull(),
    logLikelihood: doublePrecision().notNull(),
    buyers: integer().notNull(),
    repeatBuyers: integer().notNull(),
    shrinkage: text({ enum: ['none', 'weak'] }).notNull(),
    /** Other parameters that the truth may have as well; what intervals are drawn from. */
    sets: jsonb().$type<Record<string, unknown>[]>().notNull(),
    holdout: jsonb().$type<KeptHoldout>(),
    /** Of all buyers together, one for each horizon; written at the end of the run. */
    totals: jsonb().$type<{ days: number; orders: PredictedRange; value: PredictedRange | null }[]>(),
    computedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.model] })],
);

/** What is ahead of a buyer, as of the last day of the run. Values are minor units of the reporting currency. */
export const customerPredictions = snakeCase.table(
  'customer_predictions',
  {
    customerId: uuid()
      .primaryKey()
      .references(() => customers.id, { onDelete: 'cascade' }),
    runId: uuid()
      .notNull()
      .references(() => predictionRuns.id),
    /** False for who bought once, and in a shop of too few: nothing is known of them. */
    isEnough: boolean().notNull(),
    pAlive: doublePrecision(),
    purchases: integer().notNull(),
    firstOn: date({ mode: 'string' }).notNull(),
    lastOn: date({ mode: 'string' }).notNull(),
    netMinor: minor().notNull(),
    orders90: doublePrecision(),
    orders90Low: integer(),
    orders90High: integer(),
    orders365: doublePrecision(),
    orders365Low: integer(),
    orders365High: integer(),
    value90Minor: minor(),
    value90LowMinor: minor(),
    value90HighMinor: minor(),
    value365Minor: minor(),
    value365LowMinor: minor(),
    value365HighMinor: minor(),
    nextBasis: text({ enum: ['ownGaps', 'model'] }),
    nextFromOn: date({ mode: 'string' }),
    nextUntilOn: date({ mode: 'string' }),
    recencyScore: smallint().notNull(),
    frequencyScore: smallint().notNull(),
    moneyScore: smallint().notNull(),
    rfmGroup: text({
      enum: [
        'champions',
        'loyal',
        'promising',
        'new',
        'attention',
        'atRisk',
        'cannotLose',
        'sleeping',
        'lost',
      ],
    }).notNull(),
  },
  (t) => [
    index('customer_predictions_run').on(t.runId),
    index('customer_predictions_value').on(t.value365Minor, t.customerId),
    index('customer_predictions_scores').on(t.recencyScore, t.frequencyScore, t.value365Minor, t.customerId),
    index('customer_predictions_group').on(t.rfmGroup, t.value365Minor, t.customerId),
    index('customer_predictions_p_alive').on(t.pAlive, t.customerId),
    index('customer_predictions_orders').on(t.orders365, t.customerId),
    index('customer_predictions_next').on(t.nextFromOn, t.nextUntilOn, t.customerId),
    check('customer_predictions_alive', sql`${t.pAlive} between 0 and 1`),
    check('customer_predictions_enough', sql`not ${t.isEnough} or ${t.pAlive} is not null`),
    check(
      'customer_predictions_orders',
      sql`${t.orders90Low} <= ${t.orders90High} and ${t.orders365Low} <= ${t.orders365High}`,
    ),
    check(
      'customer_predictions_values',
      sql`${t.value90LowMinor} <= ${t.value90HighMinor} and ${t.value365LowMinor} <= ${t.value365HighMinor}`,
    ),
  ],
);

/** The products that one person ever bought; who is not known is an order. What `product_affinities` has counted. */
export const affinityBaskets = snakeCase.table('affinity_baskets', {
  buyerId: uuid().primaryKey(),
  productIds: uuid().array().notNull(),
});

/** How many people bought a product, of those whose baskets are counted. */
export const affinityProducts = snakeCase.table('affinity_products', {
  productId: uuid()
    .primaryKey()
    .references(() => products.id, { onDelete: 'cascade' }),
  buyers: integer().notNull(),
});

/** How many people bought both of two products; the smaller id stands first. */
export const productAffinities = snakeCase.table(
  'product_affinities',
  {
    firstProductId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    secondProductId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    buyers: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.firstProductId, t.secondProductId] }),
    index('product_affinities_second').on(t.secondProductId),
    check('product_affinities_order', sql`${t.firstProductId} < ${t.secondProductId}`),
  ],
);

/** Until when changes of orders and people are counted in the baskets. */
export const affinityMarks = snakeCase.table('affinity_marks', {
  name: text().primaryKey(),
  countedAt: instant().notNull(),
});
