import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { variants, variantUnits } from './catalog.ts';
import { id, instant, minor, units } from './columns.ts';
import { locations } from './fulfilment.ts';

/**
 * Each variant's levels added up, for what `supply_fold` says is folded; `variant_supply_now` (db/sql/supply.sql) reads
 * the levels that have changed since. A location that is short of its safety counts as nothing available.
 */
export const variantSupply = snakeCase.table('variant_supply', {
  variantId: uuid()
    .primaryKey()
    .references(() => variants.id, { onDelete: 'cascade' }),
  onHand: units().notNull(),
  reserved: units().notNull(),
  safety: units().notNull(),
  available: units().notNull(),
  isShort: boolean().notNull(),
});

/** How far `variant_supply` has come: every level that was last changed before is in it, seen with these selling locations. */
export const supplyFold = snakeCase.table(
  'supply_fold',
  {
    isOnly: boolean().primaryKey().default(true),
    upTo: instant().notNull(),
    selling: uuid().array().notNull(),
  },
  (t) => [check('supply_fold_is_only', sql`${t.isOnly}`)],
);

/**
 * Units that went to customers, by variant, place and day of the business. `sales_days_now` (db/sql/sales-days.sql) adds
 * what is not folded yet. No foreign keys: rows of the ledger, which has them, are all that comes in.
 */
export const salesDays = snakeCase.table(
  'sales_days',
  {
    variantId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    locationId: uuid().notNull(),
    units: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.day, t.locationId] }),
    // Days come in one after the other, so a summary of pages finds the last ones.
    index('sales_days_day').using('brin', t.day).with({ pages_per_range: 16 }),
  ],
);

/** Sales that are not in `sales_days` yet. Orders only add rows here; folding takes away those that it has added up. */
export const salesTail = snakeCase.table(
  'sales_tail',
  {
    variantId: uuid().notNull(),
    locationId: uuid().notNull(),
    at: instant().notNull(),
    units: units().notNull(),
  },
  (t) => [index('sales_tail_variant').on(t.variantId)],
);

/** Units of each variant that went to customers in the 28 days that end on `sales_fold.until_on`. */
export const salesPace = snakeCase.table('sales_pace', {
  variantId: uuid().primaryKey(),
  units: units().notNull(),
});

/** In which time zone days were told apart, and on which day the 28 days of `sales_pace` end. Without a row nothing is folded. */
export const salesFold = snakeCase.table(
  'sales_fold',
  {
    isOnly: boolean().primaryKey().default(true),
    timeZone: text().notNull(),
    untilOn: date({ mode: 'string' }).notNull(),
  },
  (t) => [check('sales_fold_is_only', sql`${t.isOnly}`)],
);

/** When goods are low at one location, and up to how many to bring them there. For all locations together see `variants`. */
export const stockTargets = snakeCase.table(
  'stock_targets',
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    locationId: uuid()
      .notNull()
      .references(() => locations.id, { onDelete: 'cascade' }),
    reorderPoint: units(),
    orderUpTo: units(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    index('stock_targets_location').on(t.locationId),
    check('stock_targets_reorder_point', sql`${t.reorderPoint} >= 0`),
    check('stock_targets_order_up_to', sql`${t.orderUpTo} > coalesce(${t.reorderPoint}, 0)`),
  ],
);

/** Whom we buy from. Amounts and prices are in the supplier's own currency. */
export const suppliers = snakeCase.table(
  'suppliers',
  {
    id: id(),
    code: text().notNull(),
    name: text().notNull(),
    currency: text().notNull(),
    /** The language of the purchase orders that are sent there. */
    locale: text({ enum: ['fa', 'ar', 'bg', 'en'] }).notNull(),
    email: text(),
    phone: text(),
    address: text().notNull().default(''),
    /** Promised days from sending an order to its goods, and by how many days that is usually missed. */
    leadDays: integer().notNull().default(7),
    leadSpreadDays: integer().notNull().default(0),
    minimumOrderMinor: minor().notNull().default(0),
    note: text().notNull().default(''),
    isActive: boolean().notNull().default(true),
    search: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('suppliers_code_key').on(t.code),
    index('suppliers_search').using('gin', t.search.op('gin_trgm_ops')),
    check('suppliers_lead_days', sql`${t.leadDays} between 0 and 730`),
    check('suppliers_lead_spread_days', sql`${t.leadSpreadDays} between 0 and 365`),
    check('suppliers_minimum_order', sql`${t.minimumOrderMinor} >= 0`),
  ],
);

/** What a supplier sells us of a variant, under which code, for how much and in which packs. */
export const supplierItems = snakeCase.table(
  'supplier_items',
  {
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    supplierSku: text().notNull().default(''),
    /** Millionths of a minor unit of the supplier's currency. */
    unitCostMicros: minor().notNull(),
    packSize: units().notNull().default(1),
    minimumQuantity: units().notNull().default(1),
    /** Null where the supplier's own lead time holds. */
    leadDays: integer(),
    isPreferred: boolean().notNull().default(false),
    /** What the supplier sells it in; null for pieces. */
    unitId: uuid().references(() => variantUnits.id, { onDelete: 'set null' }),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.supplierId, t.variantId] }),
    index('supplier_items_variant').on(t.variantId),
    index('supplier_items_unit').on(t.unitId),
    uniqueIndex('supplier_items_preferred_key').on(t.variantId).where(sql`${t.isPreferred}`),
    check('supplier_items_unit_cost', sql`${t.unitCostMicros} between 0 and 9e15`),
    check('supplier_items_pack_size', sql`${t.packSize} > 0`),
    check('supplier_items_minimum_quantity', sql`${t.minimumQuantity} > 0`),
    check('supplier_items_lead_days', sql`${t.leadDays} between 0 and 730`),
  ],
);
