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
import { variants } from './catalog.ts';
import { channels } from './channels.ts';
import { id, instant, minor, rowId, units } from './columns.ts';
import { locations } from './fulfilment.ts';

/**
 * What lies where. `on_hand` and `reserved` are sums of movements and open reservations:
 * triggers (db/sql/stock.sql) keep them and refuse every other writer.
 */
export const stockLevels = snakeCase.table(
  'stock_levels',
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    onHand: units().notNull().default(0),
    reserved: units().notNull().default(0),
    safety: units().notNull().default(0),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    index('stock_levels_location').on(t.locationId, t.variantId),
    // What has changed since an instant. A summary of pages: it leaves an update in place (heap-only), and costs it little.
    index('stock_levels_changed').using('brin', t.updatedAt).with({ pages_per_range: 16 }),
    check('stock_levels_on_hand', sql`${t.onHand} >= 0`),
    check('stock_levels_reserved', sql`${t.reserved} between 0 and ${t.onHand}`),
    check('stock_levels_safety', sql`${t.safety} >= 0`),
  ],
);

/** The append-only stock ledger: units go from one location to another, never from nowhere. */
export const stockMovements = snakeCase.table(
  'stock_movements',
  {
    id: rowId(),
    at: instant().notNull().defaultNow(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    quantity: units().notNull(),
    fromLocationId: uuid()
      .notNull()
      .references(() => locations.id),
    toLocationId: uuid()
      .notNull()
      .references(() => locations.id),
    reason: text({
      enum: [
        'sale',
        'return',
        'adjustment',
        'count',
        'transfer',
        'receipt',
        'write_off',
        'opening',
        'correction',
        'expired',
      ],
    }).notNull(),
    /** What caused it: an order, shipment, return, import batch … */
    causeKind: text().notNull(),
    causeId: text(),
    orderLineId: uuid(),
    actorName: text().notNull(),
    note: text(),
    unitCostMicros: minor(),
    /** The lot that the writer names; null where the database chooses. What moved stands in `movement_lots`. */
    lotId: uuid(),
  },
  (t) => [
    // With id and quantity, so that a balance at any moment is summed from the index alone.
    index('stock_movements_from').on(t.variantId, t.fromLocationId, t.at, t.id, t.quantity),
    index('stock_movements_to').on(t.variantId, t.toLocationId, t.at, t.id, t.quantity),
    // What went to customers lately, over all variants: the reorder list and the sales of 28 days.
    index('stock_movements_recent').on(t.toLocationId, t.at, t.variantId, t.quantity),
    index('stock_movements_line').on(t.orderLineId).where(sql`${t.orderLineId} is not null`),
    index('stock_movements_cause').on(t.causeKind, t.causeId),
    check('stock_movements_quantity', sql`${t.quantity} > 0`),
    check('stock_movements_goes_somewhere', sql`${t.fromLocationId} <> ${t.toLocationId}`),
  ],
);

/** A promise of units at a location. Open ones add up to `stock_levels.reserved`. */
export const reservations = snakeCase.table(
  'reservations',
  {
    id: id(),
    variantId: uuid().notNull(),
    locationId: uuid().notNull(),
    quantity: units().notNull(),
    orderId: uuid(),
    orderLineId: uuid(),
    /** The hold of a cart or till that it belongs to. */
    holdId: uuid(),
    status: text({ enum: ['open', 'consumed', 'released', 'expired'] })
      .notNull()
      .default('open'),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
    closedAt: instant(),
    closeReason: text(),
    /** A sale over the counter may take the units that are kept back as safety. */
    usesSafety: boolean().notNull().default(false),
  },
  (t) => [
    index('reservations_open').on(t.variantId, t.locationId).where(sql`${t.status} = 'open'`),
    index('reservations_line').on(t.orderLineId),
    index('reservations_order').on(t.orderId),
    index('reservations_hold').on(t.holdId).where(sql`${t.holdId} is not null`),
    index('reservations_expiry')
      .on(t.expiresAt)
      .where(sql`${t.status} = 'open' and ${t.expiresAt} is not null`),
    check('reservations_quantity', sql`${t.quantity} > 0`),
    check('reservations_closed', sql`(${t.status} = 'open') = (${t.closedAt} is null)`),
  ],
);

/** A counted correction of stock by hand, count or import; its movement carries the units. */
export const stockAdjustments = snakeCase.table(
  'stock_adjustments',
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    /** Signed: what was added to or taken from the location. */
    quantity: units().notNull(),
    reason: text().notNull(),
    note: text(),
    at: instant().notNull(),
    externalId: text(),
    importId: uuid(),
  },
  (t) => [
    index('stock_adjustments_variant').on(t.variantId, t.at),
    index('stock_adjustments_location').on(t.locationId),
    uniqueIndex('stock_adjustments_external_key').on(t.externalId),
    index('stock_adjustments_import').on(t.importId),
    check('stock_adjustments_quantity', sql`${t.quantity} <> 0`),
  ],
);

/** Units kept for a cart or till until an instant, before there is an order. Its reservations name it. */
export const stockHolds = snakeCase.table(
  'stock_holds',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    /** The cart's or till's own name for it. */
    key: text().notNull(),
    lines: jsonb().$type<{ sku: string; quantity: number }[]>().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    releasedAt: instant(),
    /** The order that took its units over. */
    orderId: uuid(),
  },
  (t) => [
    uniqueIndex('stock_holds_key').on(t.channelId, t.key),
    check('stock_holds_ended', sql`${t.orderId} is null or ${t.releasedAt} is not null`),
  ],
);

/** Units of a variant, or of each variant of a category, that a channel leaves to others, beside its own buffer. */
export const channelBuffers = snakeCase.table(
  'channel_buffers',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    variantId: uuid().references(() => variants.id, { onDelete: 'cascade' }),
    category: text(),
    units: integer().notNull(),
  },
  (t) => [
    uniqueIndex('channel_buffers_variant_key')
      .on(t.channelId, t.variantId)
      .where(sql`${t.variantId} is not null`),
    uniqueIndex('channel_buffers_category_key')
      .on(t.channelId, t.category)
      .where(sql`${t.category} is not null`),
    index('channel_buffers_variant').on(t.variantId),
    check('channel_buffers_units', sql`${t.units} between 1 and 1000000`),
    check('channel_buffers_subject', sql`(${t.variantId} is null) <> (${t.category} is null)`),
  ],
);
