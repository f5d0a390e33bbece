import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor } from './columns.ts';

export const products = snakeCase.table(
  'products',
  {
    id: id(),
    title: text().notNull(),
    description: text().notNull().default(''),
    brand: text(),
    category: text(),
    taxClass: text().notNull().default('standard'),
    search: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    archivedAt: instant(),
    importId: uuid(),
  },
  (t) => [
    index('products_category').on(t.category),
    index('products_import').on(t.importId),
    index('products_search').using('gin', t.search.op('gin_trgm_ops')),
  ],
);

export const variants = snakeCase.table(
  'variants',
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    /** Compared exactly as written: two codes that differ in letter case are two variants. */
    sku: text().notNull(),
    title: text().notNull(),
    /** Services (postage, fees, vouchers) are sold without stock. */
    kind: text({ enum: ['goods', 'service'] })
      .notNull()
      .default('goods'),
    options: jsonb().$type<Record<string, string>>().notNull().default({}),
    unit: text().notNull().default('piece'),
    weightGrams: integer(),
    /** In the business's reporting currency, tax excluded. */
    priceMinor: minor().notNull().default(0),
    /** Moving-average unit cost in the reporting currency, in millionths of a minor unit; null while unknown. */
    costMicros: minor(),
    allowsBackorder: boolean().notNull().default(false),
    reorderPoint: integer(),
    search: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    archivedAt: instant(),
    importId: uuid(),
  },
  (t) => [
    uniqueIndex('variants_sku_key').on(t.sku),
    index('variants_product').on(t.productId),
    index('variants_import').on(t.importId),
    index('variants_search').using('gin', t.search.op('gin_trgm_ops')),
    check('variants_price_range', sql`${t.priceMinor} between -1e15 and 1e15`),
    check('variants_cost_range', sql`${t.costMicros} is null or ${t.costMicros} between 0 and 9e15`),
  ],
);

export const barcodes = snakeCase.table(
  'barcodes',
  {
    /** 14 digits, zero-padded (GS1), or the in-store code as scanned. */
    code: text().primaryKey(),
    scannedAs: text().notNull(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
  },
  (t) => [index('barcodes_variant').on(t.variantId)],
);

/** What a channel calls a variant of ours, so that a product renamed there still finds its stock. */
export const listings = snakeCase.table(
  'listings',
  {
    channelId: uuid().notNull(),
    externalId: text().notNull(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    priceMinor: minor(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.externalId] }), index('listings_variant').on(t.variantId)],
);
