import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
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

/** From when until when a place works on a day, in minutes of the business's own day. */
export type DayHours = { opens: number; closes: number };

/** When a place works: seven days from Monday on (null is closed), days off (YYYY-MM-DD), and its last minute for orders. */
export type OpeningHours = { week: (DayHours | null)[]; closedOn: string[]; cutOff: number | null };

export const locations = snakeCase.table(
  'locations',
  {
    id: id(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text({
      enum: ['warehouse', 'store', 'transit', 'quarantine', 'supplier', 'customer', 'scrap'],
    }).notNull(),
    /** Stock is counted here: a level row exists and never falls below zero. Others are the ledger's outside. */
    isCounted: boolean().notNull(),
    city: text().notNull().default(''),
    country: text().notNull().default(''),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** Lower is asked first when nothing else decides. */
    rank: integer().notNull().default(100),
    isActive: boolean().notNull().default(true),
    services: jsonb().$type<{ ships: boolean; pickup: boolean; returns: boolean }>().notNull(),
    /** Null means that nobody said: always open. */
    hours: jsonb().$type<OpeningHours>(),
    /** How many orders it can serve a day; null means any number. */
    dailyOrders: integer(),
    /** What handling costs in the reporting currency, a day on which there are orders, an order and a unit; and how long. */
    dayCostMinor: minor().notNull().default(0),
    orderCostMinor: minor().notNull().default(0),
    unitCostMinor: minor().notNull().default(0),
    orderMinutes: integer().notNull().default(0),
    unitMinutes: integer().notNull().default(0),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('locations_code_key').on(t.code),
    check('locations_daily_orders', sql`${t.dailyOrders} is null or ${t.dailyOrders} > 0`),
    check(
      'locations_handling',
      sql`${t.dayCostMinor} >= 0 and ${t.orderCostMinor} >= 0 and ${t.unitCostMinor} >= 0 and ${t.orderMinutes} >= 0 and ${t.unitMinutes} >= 0`,
    ),
    check(
      'locations_position',
      sql`(${t.latitude} is null) = (${t.longitude} is null) and (${t.latitude} is null or (${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180))`,
    ),
    check(
      'locations_counted_kinds',
      sql`${t.isCounted} = (${t.kind} in ('warehouse', 'store', 'transit', 'quarantine'))`,
    ),
  ],
);

export const shipments = snakeCase.table(
  'shipments',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    orderId: uuid().notNull(),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    method: text({ enum: ['courier', 'post', 'pickup', 'counter'] }).notNull(),
    carrier: text(),
    trackingNumber: text(),
    externalId: text(),
    shippedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('shipments_number_key').on(t.number),
    uniqueIndex('shipments_external_key').on(t.orderId, t.externalId),
    index('shipments_location').on(t.locationId),
    index('shipments_tracking').on(t.trackingNumber).where(sql`${t.trackingNumber} is not null`),
  ],
);

export const shipmentLines = snakeCase.table(
  'shipment_lines',
  {
    shipmentId: uuid()
      .notNull()
      .references(() => shipments.id, { onDelete: 'cascade' }),
    orderLineId: uuid().notNull(),
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.orderLineId] }),
    index('shipment_lines_line').on(t.orderLineId),
    check('shipment_lines_quantity', sql`${t.quantity} > 0`),
  ],
);
