import { date, index, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { rowId } from './columns.ts';
import { amounts } from './money.ts';

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
