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
import { id, instant } from './columns.ts';

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
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('locations_code_key').on(t.code),
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
