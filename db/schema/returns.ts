import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  numeric,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor, units } from './columns.ts';
import { customers } from './customers.ts';
import { orderLines, orders } from './orders.ts';

/** Goods that came back. A return may have no order of ours behind it. */
export const returns = snakeCase.table(
  'returns',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    orderId: uuid().references(() => orders.id, { onDelete: 'cascade' }),
    channelId: uuid().notNull(),
    externalId: text(),
    customerId: uuid().references(() => customers.id),
    locationId: uuid(),
    currency: text().notNull(),
    rate: numeric({ precision: 24, scale: 12 }).notNull().default('1'),
    at: instant().notNull(),
    day: date({ mode: 'string' }).notNull(),
    reason: text().notNull().default(''),
    importId: uuid(),
  },
  (t) => [
    uniqueIndex('returns_number_key').on(t.number),
    uniqueIndex('returns_external_key').on(t.channelId, t.externalId),
    index('returns_order').on(t.orderId),
    index('returns_customer').on(t.customerId),
    index('returns_location').on(t.locationId),
    index('returns_day').on(t.channelId, t.day),
    index('returns_import').on(t.importId).where(sql`${t.importId} is not null`),
  ],
);

export const returnLines = snakeCase.table(
  'return_lines',
  {
    id: id(),
    returnId: uuid()
      .notNull()
      .references(() => returns.id, { onDelete: 'cascade' }),
    orderLineId: uuid().references(() => orderLines.id, { onDelete: 'cascade' }),
    externalId: text(),
    variantId: uuid(),
    sku: text().notNull(),
    title: text().notNull(),
    quantity: units().notNull(),
    /** At their sold price after discount, tax excluded. */
    amountMinor: minor().notNull(),
    /** What rounding left out of the amount, in millionths of a minor unit; imported history only. */
    amountRestMicros: integer().notNull().default(0),
    taxMinor: minor().notNull().default(0),
    /** Cost that comes back with the goods, reporting currency; null while unknown. */
    costMinor: minor(),
    condition: text({ enum: ['new', 'opened', 'damaged', 'faulty'] }).notNull(),
    disposition: text({ enum: ['shelf', 'repair', 'quarantine', 'vendor', 'scrap'] }).notNull(),
  },
  (t) => [
    index('return_lines_return').on(t.returnId),
    index('return_lines_order_line').on(t.orderLineId),
    index('return_lines_variant').on(t.variantId),
    uniqueIndex('return_lines_external_key').on(t.returnId, t.externalId),
    check('return_lines_quantity', sql`${t.quantity} > 0`),
  ],
);
