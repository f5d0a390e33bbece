import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { id, instant, units } from './columns.ts';
import { locations } from './fulfilment.ts';

const locationId = () =>
  uuid()
    .notNull()
    .references(() => locations.id);
const variantId = () =>
  uuid()
    .notNull()
    .references(() => variants.id);

/** Goods on their way between two of our places. The status walks the graph of db/sql/stock-work.sql only. */
export const stockTransfers = snakeCase.table(
  'stock_transfers',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    fromLocationId: locationId(),
    toLocationId: locationId(),
    status: text({ enum: ['draft', 'sent', 'part_received', 'received', 'cancelled'] })
      .notNull()
      .default('draft'),
    expectedOn: date({ mode: 'string' }),
    note: text().notNull().default(''),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    sentBy: text(),
    sentAt: instant(),
    closedBy: text(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('stock_transfers_number_key').on(t.number),
    index('stock_transfers_from').on(t.fromLocationId, t.number),
    index('stock_transfers_to').on(t.toLocationId, t.number),
    index('stock_transfers_status').on(t.status, t.number),
    check('stock_transfers_goes_somewhere', sql`${t.fromLocationId} <> ${t.toLocationId}`),
    check(
      'stock_transfers_sent',
      sql`(${t.sentAt} is not null) = (${t.status} not in ('draft', 'cancelled'))`,
    ),
    check(
      'stock_transfers_closed',
      sql`(${t.closedAt} is not null) = (${t.status} in ('received', 'cancelled'))`,
    ),
  ],
);

/** Units of one variant on a transfer: wanted, sent off, come in good or bad order, and missing at the end with a reason. */
export const stockTransferLines = snakeCase.table(
  'stock_transfer_lines',
  {
    transferId: uuid()
      .notNull()
      .references(() => stockTransfers.id),
    variantId: variantId(),
    position: integer().notNull(),
    quantity: units().notNull(),
    sent: units().notNull().default(0),
    received: units().notNull().default(0),
    damaged: units().notNull().default(0),
    missing: units().notNull().default(0),
    missingReason: text({ enum: ['lost', 'damaged', 'found', 'miscount'] }),
  },
  (t) => [
    primaryKey({ columns: [t.transferId, t.variantId] }),
    index('stock_transfer_lines_variant').on(t.variantId),
    check('stock_transfer_lines_quantity', sql`${t.quantity} > 0`),
    check('stock_transfer_lines_sent', sql`${t.sent} between 0 and ${t.quantity}`),
    check(
      'stock_transfer_lines_came',
      sql`${t.received} >= 0 and ${t.damaged} >= 0 and ${t.missing} >= 0 and ${t.received} + ${t.damaged} + ${t.missing} <= ${t.sent}`,
    ),
    check('stock_transfer_lines_missing', sql`(${t.missing} > 0) = (${t.missingReason} is not null)`),
  ],
);
