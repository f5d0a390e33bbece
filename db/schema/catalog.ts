import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
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
    /** Services (postage, fees, vouchers) are sold without stock; a bundle's stock is that of its components. */
    kind: text({ enum: ['goods', 'service', 'bundle'] })
      .notNull()
      .default('goods'),
    options: jsonb().$type<Record<string, string>>().notNull().default({}),
    unit: text().notNull().default('piece'),
    weightGrams: integer(),
    /** What is written down of its units beside how many they are: the lot, or each unit's own number. */
    tracking: text({ enum: ['none', 'lot', 'serial'] })
      .notNull()
      .default('none'),
    /** When the serial numbers are asked for: when units come in and again when they go, or only when they go. */
    serialAt: text({ enum: ['receipt', 'shipment'] })
      .notNull()
      .default('receipt'),
    /** In the business's reporting currency, tax excluded. */
    priceMinor: minor().notNull().default(0),
    /** Moving-average unit cost in the reporting currency, in millionths of a minor unit; null while unknown. */
    costMicros: minor(),
    allowsBackorder: boolean().notNull().default(false),
    reorderPoint: integer(),
    /** Up to how many to bring it, over all locations, once it is low. */
    orderUpTo: integer(),
    search: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    archivedAt: instant(),
    importId: uuid(),
  },
  (t) => [
    uniqueIndex('variants_sku_key').on(t.sku),
    unique('variants_of_kind').on(t.id, t.kind),
    index('variants_product').on(t.productId),
    // The few variants with lots: every movement asks whether it is of one of them.
    index('variants_with_lots').on(t.id).where(sql`${t.tracking} = 'lot'`),
    index('variants_import').on(t.importId),
    index('variants_search').using('gin', t.search.op('gin_trgm_ops')),
    check('variants_tracking', sql`${t.tracking} = 'none' or ${t.kind} = 'goods'`),
    check('variants_order_up_to', sql`${t.orderUpTo} > 0`),
    check('variants_price_range', sql`${t.priceMinor} between -1e15 and 1e15`),
    check('variants_cost_range', sql`${t.costMicros} is null or ${t.costMicros} between 0 and 9e15`),
  ],
);

/** What is in a bundle. The kinds are part of the keys, so that no bundle comes into a bundle, now or later. */
export const bundleComponents = snakeCase.table(
  'bundle_components',
  {
    bundleId: uuid().notNull(),
    componentId: uuid().notNull(),
    bundleKind: text({ enum: ['bundle'] })
      .notNull()
      .default('bundle'),
    componentKind: text({ enum: ['goods'] })
      .notNull()
      .default('goods'),
    /** Units of the component in one bundle. */
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bundleId, t.componentId] }),
    index('bundle_components_component').on(t.componentId),
    foreignKey({
      name: 'bundle_components_bundle',
      columns: [t.bundleId, t.bundleKind],
      foreignColumns: [variants.id, variants.kind],
    }),
    foreignKey({
      name: 'bundle_components_goods',
      columns: [t.componentId, t.componentKind],
      foreignColumns: [variants.id, variants.kind],
    }),
    check('bundle_components_quantity', sql`${t.quantity} between 1 and 10000`),
    check('bundle_components_kinds', sql`${t.bundleKind} = 'bundle' and ${t.componentKind} = 'goods'`),
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

/**
 * What goods are counted in beside single pieces: a box of 12, a pallet of 480. Every stored quantity is in pieces; a
 * unit is only another way to say and to read it. Its barcode is nobody else's (db/sql/units.sql).
 */
export const variantUnits = snakeCase.table(
  'variant_units',
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    /** One of the words that every language knows (box, pack …), or the shop's own. */
    name: text().notNull(),
    /** Pieces in one of it. */
    factor: integer().notNull(),
    /** As in `barcodes.code`, and as it was scanned. */
    barcode: text(),
    scannedAs: text(),
  },
  (t) => [
    uniqueIndex('variant_units_name_key').on(t.variantId, t.name),
    uniqueIndex('variant_units_barcode_key').on(t.barcode),
    check('variant_units_named', sql`${t.name} <> ''`),
    check('variant_units_factor', sql`${t.factor} between 2 and 100000`),
    check('variant_units_barcode', sql`(${t.barcode} is null) = (${t.scannedAs} is null)`),
  ],
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
