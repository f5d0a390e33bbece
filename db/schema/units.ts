import { sql } from 'drizzle-orm';
import { check, index, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';
import { id, instant, units } from './columns.ts';
import { locations } from './fulfilment.ts';

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
    factor: units().notNull(),
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
