import { sql } from 'drizzle-orm';
import { boolean, check, snakeCase, uuid } from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';
import { instant, units } from './columns.ts';

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
