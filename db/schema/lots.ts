import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { variants } from './catalog.ts';
import { id, instant, rowId, units } from './columns.ts';
import { locations } from './fulfilment.ts';
import { orderLines } from './orders.ts';

const variantId = () =>
  uuid()
    .notNull()
    .references(() => variants.id);

/** Units of a variant that were made together. The code '' is for units whose lot nobody wrote down. */
export const lots = snakeCase.table(
  'lots',
  {
    id: id(),
    variantId: variantId(),
    code: text().notNull(),
    /** The last day on which it may be sold; null for goods that keep. */
    expiresOn: date({ mode: 'string' }),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('lots_code_key').on(t.variantId, t.code),
    index('lots_expiry').on(t.expiresOn).where(sql`${t.expiresOn} is not null`),
    check('lots_unnamed', sql`${t.code} <> '' or ${t.expiresOn} is null`),
  ],
);

/** What lies of a lot at a counted location: the sum of its movements. Triggers (db/sql/lots.sql) are the only writers. */
export const lotLevels = snakeCase.table(
  'lot_levels',
  {
    variantId: variantId(),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    lotId: uuid()
      .notNull()
      .references(() => lots.id),
    quantity: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId, t.lotId] }),
    index('lot_levels_lot').on(t.lotId),
    index('lot_levels_location').on(t.locationId),
    check('lot_levels_quantity', sql`${t.quantity} >= 0`),
  ],
);

/** Of which lots a movement's units were; they add up to its quantity. */
export const movementLots = snakeCase.table(
  'movement_lots',
  {
    /** No key: only the movement's own trigger writes this, and movements stay. */
    movementId: bigint({ mode: 'number' }).notNull(),
    lotId: uuid()
      .notNull()
      .references(() => lots.id),
    quantity: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.movementId, t.lotId] }),
    index('movement_lots_lot').on(t.lotId, t.movementId),
    check('movement_lots_quantity', sql`${t.quantity} > 0`),
  ],
);

/** What the shop does about expiry; there is one row. */
export const lotSettings = snakeCase.table(
  'lot_settings',
  {
    id: integer().primaryKey().default(1),
    /** From how many days before its last day a lot counts as expiring. */
    expiringDays: integer().notNull(),
    /** Whether expired units are set aside in quarantine by themselves. */
    movesExpired: boolean().notNull(),
  },
  (t) => [
    check('lot_settings_one', sql`${t.id} = 1`),
    check('lot_settings_days', sql`${t.expiringDays} between 1 and 730`),
  ],
);

/** One unit that has a number of its own. Where it is, is what its last event says. */
export const serials = snakeCase.table(
  'serials',
  {
    id: id(),
    variantId: variantId(),
    code: text().notNull(),
    state: text({ enum: ['in_stock', 'sold', 'gone'] }).notNull(),
    /** Where it was seen last, while it is in stock. */
    locationId: uuid().references(() => locations.id),
    /** The line that sold it, while it is sold. */
    orderLineId: uuid().references(() => orderLines.id),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('serials_code_key').on(t.variantId, t.code),
    index('serials_by_code').on(t.code),
    index('serials_line').on(t.orderLineId),
    index('serials_location').on(t.locationId),
    check('serials_code', sql`${t.code} <> ''`),
    check('serials_in_stock', sql`(${t.state} = 'in_stock') = (${t.locationId} is not null)`),
    check('serials_sold', sql`(${t.state} = 'sold') = (${t.orderLineId} is not null)`),
  ],
);

/** The story of a serial number, append-only. */
export const serialEvents = snakeCase.table(
  'serial_events',
  {
    id: rowId(),
    serialId: uuid()
      .notNull()
      .references(() => serials.id),
    at: instant().notNull(),
    kind: text({ enum: ['received', 'shipped', 'returned', 'removed'] }).notNull(),
    locationId: uuid().references(() => locations.id),
    orderLineId: uuid().references(() => orderLines.id),
    /** What caused it: a receipt line, shipment or return. */
    causeKind: text().notNull(),
    causeId: text().notNull(),
    actorName: text().notNull(),
  },
  (t) => [
    index('serial_events_serial').on(t.serialId, t.id),
    index('serial_events_line').on(t.orderLineId),
    index('serial_events_location').on(t.locationId),
    index('serial_events_cause').on(t.causeKind, t.causeId),
  ],
);
