import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';
import { id, instant, minor, units } from './columns.ts';
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

/** Where goods lie inside a place: its zone and the bin in it. Pickers and counters walk by them. */
export const stockPlaces = snakeCase.table(
  'stock_places',
  {
    variantId: variantId(),
    locationId: locationId(),
    zone: text().notNull(),
    bin: text().notNull().default(''),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    index('stock_places_zone').on(t.locationId, t.zone, t.bin),
    check('stock_places_zone_named', sql`${t.zone} <> ''`),
  ],
);

/** Counting what lies at a place, or a part of it, while it goes on selling. */
export const stockCounts = snakeCase.table(
  'stock_counts',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    locationId: locationId(),
    scope: text({ enum: ['full', 'zone', 'class', 'chosen'] }).notNull(),
    /** The zone, or the class (A, B or C), that is counted. */
    part: text().notNull().default(''),
    /** What the books say is hidden until it is handed in. */
    isBlind: boolean().notNull(),
    status: text({ enum: ['open', 'submitted', 'approved', 'cancelled'] })
      .notNull()
      .default('open'),
    note: text().notNull().default(''),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    submittedBy: text(),
    submittedAt: instant(),
    closedBy: text(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('stock_counts_number_key').on(t.number),
    index('stock_counts_location').on(t.locationId, t.number),
    index('stock_counts_status').on(t.status, t.number),
    check(
      'stock_counts_closed',
      sql`(${t.closedAt} is not null) = (${t.status} in ('approved', 'cancelled'))`,
    ),
  ],
);

/** Goods to be counted. `counted` and the rest are judged when the count is handed in; scans say how it came to that. */
export const stockCountLines = snakeCase.table(
  'stock_count_lines',
  {
    countId: uuid()
      .notNull()
      .references(() => stockCounts.id),
    variantId: variantId(),
    /** On hand when the count began. */
    expected: units().notNull(),
    /** Which time these goods are counted; scans of earlier rounds no longer matter. */
    round: integer().notNull().default(1),
    counted: units(),
    countedAt: instant(),
    /** On hand by the books at the moment of counting. */
    books: units(),
    state: text({ enum: ['open', 'agrees', 'waits', 'booked', 'left'] })
      .notNull()
      .default('open'),
  },
  (t) => [
    primaryKey({ columns: [t.countId, t.variantId] }),
    index('stock_count_lines_variant').on(t.variantId),
    check('stock_count_lines_counted', sql`${t.counted} >= 0`),
    check('stock_count_lines_round', sql`${t.round} > 0`),
    check(
      'stock_count_lines_judged',
      sql`(${t.state} in ('agrees', 'waits', 'booked')) = (${t.counted} is not null and ${t.countedAt} is not null and ${t.books} is not null)`,
    ),
  ],
);

/** One scan, or one typed figure, of somebody who counts. Its id is made where it is scanned, so that a repeat is the same. */
export const stockCountScans = snakeCase.table(
  'stock_count_scans',
  {
    id: id(),
    countId: uuid().notNull(),
    variantId: uuid().notNull(),
    round: integer().notNull(),
    /** Signed: a figure that is put right is a scan of the difference. Nothing there at all is a scan of 0. */
    quantity: units().notNull(),
    at: instant().notNull(),
    actorName: text().notNull(),
  },
  (t) => [
    index('stock_count_scans_line').on(t.countId, t.variantId, t.round),
    foreignKey({
      name: 'stock_count_scans_line_fkey',
      columns: [t.countId, t.variantId],
      foreignColumns: [stockCountLines.countId, stockCountLines.variantId],
    }),
  ],
);

/** Up to which difference a count books by itself; there is one row. Value in the reporting currency. */
export const stockCountLimits = snakeCase.table(
  'stock_count_limits',
  {
    id: integer().primaryKey().default(1),
    units: units().notNull(),
    valueMinor: minor().notNull(),
  },
  (t) => [
    check('stock_count_limits_one', sql`${t.id} = 1`),
    check('stock_count_limits_bounds', sql`${t.units} >= 0 and ${t.valueMinor} >= 0`),
  ],
);
