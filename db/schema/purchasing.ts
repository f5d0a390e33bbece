import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  numeric,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { variants } from './catalog.ts';
import { channels } from './channels.ts';
import { id, instant, minor, units } from './columns.ts';
import { locations } from './fulfilment.ts';
import { suppliers } from './supply.ts';

const rate = () => numeric({ precision: 24, scale: 12 }).notNull();
const day = () => date({ mode: 'string' });
const variantId = () =>
  uuid()
    .notNull()
    .references(() => variants.id);
const locationId = () =>
  uuid()
    .notNull()
    .references(() => locations.id);
const purchaseOrderId = () =>
  uuid()
    .notNull()
    .references(() => purchaseOrders.id);

/** Goods that we asked a supplier for. The status walks the graph of db/sql/purchasing.sql only. */
export const purchaseOrders = snakeCase.table(
  'purchase_orders',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    /** Where the goods shall come. */
    locationId: locationId(),
    status: text({ enum: ['draft', 'sent', 'part_received', 'closed', 'cancelled'] })
      .notNull()
      .default('draft'),
    currency: text().notNull(),
    rate: rate(),
    expectedOn: day(),
    note: text().notNull().default(''),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    sentAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('purchase_orders_number_key').on(t.number),
    index('purchase_orders_supplier').on(t.supplierId, t.number),
    index('purchase_orders_location').on(t.locationId),
    index('purchase_orders_status').on(t.status, t.number),
    check('purchase_orders_rate', sql`${t.rate} > 0`),
    check(
      'purchase_orders_sent',
      sql`case ${t.status} when 'draft' then ${t.sentAt} is null when 'cancelled' then true else ${t.sentAt} is not null end`,
    ),
    check(
      'purchase_orders_closed',
      sql`(${t.closedAt} is not null) = (${t.status} in ('closed', 'cancelled'))`,
    ),
  ],
);

/** Units of one variant on a purchase order. What is received may be more than what was ordered; nothing hides that. */
export const purchaseOrderLines = snakeCase.table(
  'purchase_order_lines',
  {
    id: id(),
    purchaseOrderId: purchaseOrderId(),
    position: integer().notNull(),
    variantId: variantId(),
    supplierSku: text().notNull().default(''),
    quantity: units().notNull(),
    /** Millionths of a minor unit of the order's currency. */
    unitCostMicros: minor().notNull(),
    receivedGood: units().notNull().default(0),
    receivedDamaged: units().notNull().default(0),
    /** Units that will not come any more. */
    cancelledQuantity: units().notNull().default(0),
    /** Where this line comes on another day than its order. */
    expectedOn: day(),
    /** The unit that the quantity was written in, as it was then; null for pieces. */
    unitName: text(),
    unitFactor: units(),
  },
  (t) => [
    uniqueIndex('purchase_order_lines_position_key').on(t.purchaseOrderId, t.position),
    index('purchase_order_lines_variant').on(t.variantId),
    check(
      'purchase_order_lines_unit',
      sql`(${t.unitName} is null) = (${t.unitFactor} is null) and ${t.unitFactor} > 1`,
    ),
    check('purchase_order_lines_quantity', sql`${t.quantity} > 0`),
    check('purchase_order_lines_unit_cost', sql`${t.unitCostMicros} between 0 and 9e15`),
    check('purchase_order_lines_received', sql`${t.receivedGood} >= 0 and ${t.receivedDamaged} >= 0`),
    check(
      'purchase_order_lines_cancelled',
      sql`${t.cancelledQuantity} between 0 and greatest(0, ${t.quantity} - ${t.receivedGood} - ${t.receivedDamaged})`,
    ),
  ],
);

/** One delivery that came. Its id is made by whoever scans, so that a repeat finds the first. */
export const receipts = snakeCase.table(
  'receipts',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    purchaseOrderId: purchaseOrderId(),
    locationId: locationId(),
    at: instant().notNull(),
    deliveryNote: text().notNull().default(''),
    note: text().notNull().default(''),
    actorName: text().notNull(),
  },
  (t) => [
    uniqueIndex('receipts_number_key').on(t.number),
    index('receipts_order').on(t.purchaseOrderId, t.at),
    index('receipts_location').on(t.locationId),
  ],
);

/** What came of one variant. An undone line stays, and opposite movements take its units out again. */
export const receiptLines = snakeCase.table(
  'receipt_lines',
  {
    id: id(),
    receiptId: uuid()
      .notNull()
      .references(() => receipts.id),
    /** Null for goods that nobody had ordered. */
    purchaseOrderLineId: uuid().references(() => purchaseOrderLines.id),
    variantId: variantId(),
    good: units().notNull(),
    damaged: units().notNull().default(0),
    /** Where the damaged units were put. */
    quarantineId: uuid().references(() => locations.id),
    /** Reporting currency, millionths of a minor unit, without landed costs; null where nobody knows it. */
    unitCostMicros: minor(),
    lot: text(),
    expiresOn: day(),
    reason: text().notNull().default(''),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (t) => [
    index('receipt_lines_receipt').on(t.receiptId),
    index('receipt_lines_order_line').on(t.purchaseOrderLineId),
    index('receipt_lines_variant').on(t.variantId),
    index('receipt_lines_quarantine').on(t.quarantineId),
    check('receipt_lines_units', sql`${t.good} >= 0 and ${t.damaged} >= 0 and ${t.good} + ${t.damaged} > 0`),
    check('receipt_lines_quarantine', sql`(${t.damaged} > 0) = (${t.quarantineId} is not null)`),
    check('receipt_lines_reason', sql`${t.purchaseOrderLineId} is not null or ${t.reason} <> ''`),
    check('receipt_lines_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);

/** Freight, duty and the like on goods that came. A negative one takes an earlier one back. */
export const landedCosts = snakeCase.table(
  'landed_costs',
  {
    id: id(),
    purchaseOrderId: purchaseOrderId(),
    /** Null where it is for everything that came of the order so far. */
    receiptId: uuid().references(() => receipts.id),
    kind: text({ enum: ['freight', 'duty', 'insurance', 'other'] }).notNull(),
    spread: text({ enum: ['value', 'weight', 'units'] }).notNull(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    rate: rate(),
    reportedMinor: minor().notNull(),
    at: instant().notNull(),
    note: text().notNull().default(''),
    actorName: text().notNull(),
  },
  (t) => [
    index('landed_costs_order').on(t.purchaseOrderId),
    index('landed_costs_receipt').on(t.receiptId),
    check('landed_costs_amount', sql`${t.amountMinor} <> 0`),
    check('landed_costs_rate', sql`${t.rate} > 0`),
  ],
);

/** The share of a landed cost that one receipt line carries: on the units still here, on those sold, on those lost. */
export const landedCostAllocations = snakeCase.table(
  'landed_cost_allocations',
  {
    landedCostId: uuid()
      .notNull()
      .references(() => landedCosts.id),
    receiptLineId: uuid()
      .notNull()
      .references(() => receiptLines.id),
    amountMinor: minor().notNull(),
    stockMinor: minor().notNull(),
    soldMinor: minor().notNull(),
    lostMinor: minor().notNull(),
    stockUnits: units().notNull(),
    soldUnits: units().notNull(),
    lostUnits: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.landedCostId, t.receiptLineId] }),
    index('landed_cost_allocations_line').on(t.receiptLineId),
    check(
      'landed_cost_allocations_adds_up',
      sql`${t.amountMinor} = ${t.stockMinor} + ${t.soldMinor} + ${t.lostMinor}`,
    ),
  ],
);

/** A cost that came after its goods were sold: what it takes from a channel, posted on the day when it came. */
export const costAdjustments = snakeCase.table(
  'cost_adjustments',
  {
    landedCostId: uuid()
      .notNull()
      .references(() => landedCosts.id),
    receiptLineId: uuid()
      .notNull()
      .references(() => receiptLines.id),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    day: day().notNull(),
    units: units().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.landedCostId, t.receiptLineId, t.channelId] }),
    index('cost_adjustments_line').on(t.receiptLineId),
    index('cost_adjustments_channel').on(t.channelId, t.day),
  ],
);
