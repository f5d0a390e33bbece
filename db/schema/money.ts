import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from './channels.ts';
import { id, instant, minor, rowId, transactionId, units } from './columns.ts';

/** The amounts of one posting, in minor units of the reporting currency. Signed: a reversal carries the opposite sign. */
export const amounts = () => ({
  grossMinor: minor().notNull().default(0),
  discountsMinor: minor().notNull().default(0),
  returnsMinor: minor().notNull().default(0),
  shippingMinor: minor().notNull().default(0),
  taxMinor: minor().notNull().default(0),
  cogsMinor: minor().notNull().default(0),
  feesMinor: minor().notNull().default(0),
  fulfilmentMinor: minor().notNull().default(0),
  marketingMinor: minor().notNull().default(0),
  fixedMinor: minor().notNull().default(0),
  adjustmentMinor: minor().notNull().default(0),
  /** What claims gave back without goods, less what return fees kept: the cost of taking things back. */
  handlingMinor: minor().notNull().default(0),
  orders: integer().notNull().default(0),
  units: units().notNull().default(0),
  returnedUnits: units().notNull().default(0),
  /** Units sold without a known cost: margin is overstated by their unknown cost, and the board says so. */
  unitsWithoutCost: units().notNull().default(0),
});

const statementDimension = () =>
  text({ enum: ['channel', 'location', 'category', 'brand', 'segment'] }).notNull();

/**
 * What one variant has of a posting, in minor units of the reporting currency: variant (null while unknown), gross,
 * discounts, returns, cost of goods, units, returned units, units without a cost. The parts add up to the posting. Those of
 * a move to the goods that an order has now (db/sql/sold-goods.sql) go on with shipping, tax, fees, fulfilment, marketing,
 * fixed costs, adjustment and return handling.
 */
export type PostingPart = [
  string | null,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  ...number[],
];

/**
 * What each thing that happened means in money. Append-only; `ledger_entries` (db/sql/money.sql) shows every
 * row as debits and credits that balance.
 */
export const postings = snakeCase.table(
  'postings',
  {
    id: rowId(),
    writtenIn: transactionId().notNull().default(sql`pg_current_xact_id()`),
    kind: text({ enum: ['sale', 'edit', 'cancel', 'return', 'cost', 'adjustment', 'undo'] }).notNull(),
    at: instant().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** The day that it belongs to, where that lies in a closed period and the posting had to be dated later. */
    ofDay: date({ mode: 'string' }),
    channelId: uuid().notNull(),
    locationId: uuid(),
    customerId: uuid(),
    orderId: uuid(),
    causeId: uuid(),
    importId: uuid(),
    ...amounts(),
    /** What the customer owes us for this posting. */
    receivableMinor: minor().notNull().default(0),
    /** Of which goods the amounts are; null where no goods are behind them. */
    parts: jsonb().$type<PostingPart[]>(),
  },
  (t) => [
    index('postings_day').on(t.day, t.channelId),
    index('postings_order').on(t.orderId),
    index('postings_written_in').on(t.writtenIn),
    index('postings_customer').on(t.customerId).where(sql`${t.customerId} is not null`),
    check(
      'postings_balance',
      sql`${t.receivableMinor} = ${t.grossMinor} - ${t.discountsMinor} - ${t.returnsMinor} + ${t.shippingMinor} + ${t.taxMinor} + ${t.adjustmentMinor} - ${t.handlingMinor}`,
    ),
  ],
);

/** Postings added up per channel and day, for what `postings_folds` says is folded; the rest is read from the tail. */
export const channelDays = snakeCase.table(
  'channel_days',
  {
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    ...amounts(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] }), index('channel_days_day').on(t.day)],
);

/** Postings added up per channel, location and day; null where no place has to do with it. Read `location_days_now`. */
export const locationDays = snakeCase.table(
  'location_days',
  {
    channelId: uuid().notNull(),
    locationId: uuid(),
    day: date({ mode: 'string' }).notNull(),
    ...amounts(),
  },
  (t) => [unique('location_days_key').on(t.day, t.channelId, t.locationId).nullsNotDistinct()],
);

/** Postings added up per product, channel and day; null for what no goods are behind. Read `product_days_now`. */
export const productDays = snakeCase.table(
  'product_days',
  {
    productId: uuid(),
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    ...amounts(),
  },
  (t) => [
    unique('product_days_key').on(t.day, t.productId, t.channelId).nullsNotDistinct(),
    index('product_days_product').on(t.productId, t.day),
    index('product_days_costless').on(t.channelId, t.day).where(sql`${t.unitsWithoutCost} <> 0`),
  ],
);

/** The products' days added up per category and per brand; null for products without one. Read `group_days_now`. */
export const groupDays = snakeCase.table(
  'group_days',
  {
    dimension: text({ enum: ['category', 'brand'] }).notNull(),
    key: text(),
    channelId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    ...amounts(),
  },
  (t) => [unique('group_days_key').on(t.dimension, t.day, t.key, t.channelId).nullsNotDistinct()],
);

/**
 * Postings added up per column of the statement and day, whatever channel sold. `key` is an id or a name; null for what is
 * of no location, category or brand, and of segments for the people of any. What is not folded yet stands in `channel_tail` … `segment_tail`.
 */
export const statementDays = snakeCase.table(
  'statement_days',
  {
    dimension: statementDimension(),
    day: date({ mode: 'string' }).notNull(),
    key: text(),
    ...amounts(),
  },
  (t) => [unique('statement_days_key').on(t.dimension, t.day, t.key).nullsNotDistinct()],
);

/** `statement_days` added up by calendar month. */
export const statementMonths = snakeCase.table(
  'statement_months',
  {
    dimension: statementDimension(),
    monthOn: date({ mode: 'string' }).notNull(),
    key: text(),
    ...amounts(),
  },
  (t) => [unique('statement_months_key').on(t.dimension, t.monthOn, t.key).nullsNotDistinct()],
);

/** The category and brand that a product had before it changed, until its days are moved over. */
export const groupMoves = snakeCase.table(
  'group_moves',
  {
    id: rowId(),
    productId: uuid().notNull(),
    category: text(),
    brand: text(),
  },
  (t) => [index('group_moves_product').on(t.productId, t.id)],
);

/** How far each rollup has come: every posting written in an older transaction is in it. */
export const folds = snakeCase.table('folds', {
  name: text().primaryKey(),
  upTo: transactionId().notNull(),
  foldedAt: instant().notNull(),
});

export const costs = snakeCase.table(
  'costs',
  {
    id: id(),
    kind: text({
      enum: ['fee', 'shipping', 'packing', 'advertising', 'rent', 'labour', 'subscription', 'adjustment'],
    }).notNull(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    locationId: uuid(),
    orderId: uuid(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    rate: numeric({ precision: 24, scale: 12 }).notNull().default('1'),
    day: date({ mode: 'string' }).notNull(),
    /** The first open day, where its own lay in a closed period when it came; the database fills it in. */
    countsOn: date({ mode: 'string' }),
    campaign: text(),
    note: text().notNull().default(''),
    externalId: text(),
    importId: uuid(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('costs_channel').on(t.channelId, t.day),
    index('costs_day').on(t.day, t.id),
    index('costs_late').on(t.countsOn).where(sql`${t.countsOn} is not null`),
    index('costs_order').on(t.orderId),
    uniqueIndex('costs_external_key').on(t.channelId, t.externalId),
    index('costs_import').on(t.importId),
  ],
);

/** Reporting-currency value of one unit of a currency on a day. */
export const exchangeRates = snakeCase.table(
  'exchange_rates',
  {
    day: date({ mode: 'string' }).notNull(),
    currency: text().notNull(),
    rate: numeric({ precision: 24, scale: 12 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.currency, t.day] }), check('exchange_rates_rate', sql`${t.rate} > 0`)],
);
