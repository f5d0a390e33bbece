import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
