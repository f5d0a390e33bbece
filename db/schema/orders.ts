import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor, units } from './columns.ts';
import { customers } from './people/customers.ts';

export const orders = snakeCase.table(
  'orders',
  {
    id: id(),
    /** The number that people say: order 1042. */
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    channelId: uuid().notNull(),
    /** The order's id in its channel, as text: ids go beyond 2^53. */
    externalId: text(),
    externalNumber: text(),
    customerId: uuid().references(() => customers.id),
    status: text({
      enum: [
        'attention',
        'backorder',
        'reserved',
        'confirmed',
        'picked',
        'part_shipped',
        'shipped',
        'cancelled',
      ],
    }).notNull(),
    attentionReason: text(),
    paymentStatus: text({ enum: ['unpaid', 'part_paid', 'paid', 'part_refunded', 'refunded'] })
      .notNull()
      .default('unpaid'),
    currency: text().notNull(),
    /** Reporting currency per unit of the order's currency on the order's day. */
    rate: numeric({ precision: 24, scale: 12 }).notNull().default('1'),
    placedAt: instant().notNull(),
    /** The business's own day of the sale. */
    day: date({ mode: 'string' }).notNull(),
    shipBy: instant(),
    version: integer().notNull().default(1),
    grossMinor: minor().notNull(),
    discountMinor: minor().notNull().default(0),
    shippingMinor: minor().notNull().default(0),
    taxMinor: minor().notNull().default(0),
    totalMinor: minor().notNull(),
    paidMinor: minor().notNull().default(0),
    refundedMinor: minor().notNull().default(0),
    units: units().notNull(),
    /** Where the order, or most of it, is served from; null while nothing is promised. */
    locationId: uuid(),
    /** Why this location, in facts that the order page turns into words. */
    routing: jsonb().$type<Record<string, unknown>>(),
    /** Numbers, names, phones, e-mail, SKUs, normalised for search. */
    search: text().notNull(),
    country: text(),
    note: text().notNull().default(''),
    tags: text().array().notNull().default([]),
    sourceStatus: text(),
    sourceModifiedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    shippedAt: instant(),
    cancelledAt: instant(),
    cancelReason: text(),
    importId: uuid(),
    /** What the customer paid in where the amounts are kept in another currency; imported history only. */
    paidCurrency: text(),
    /** Units of `paidCurrency` per unit of `currency`. */
    paidRate: numeric({ precision: 24, scale: 12 }),
  },
  (t) => [
    uniqueIndex('orders_number_key').on(t.number),
    // What stands empty in most rows needs no entry: own orders have no outside id, a till's no customer and no country.
    uniqueIndex('orders_external_key').on(t.channelId, t.externalId).where(sql`${t.externalId} is not null`),
    index('orders_newest').on(t.placedAt, t.id),
    index('orders_by_status').on(t.status, t.placedAt, t.id),
    index('orders_by_channel').on(t.channelId, t.placedAt, t.id),
    index('orders_by_payment').on(t.paymentStatus, t.placedAt, t.id),
    index('orders_by_customer').on(t.customerId, t.placedAt, t.id).where(sql`${t.customerId} is not null`),
    index('orders_by_location').on(t.locationId, t.placedAt, t.id),
    // The few that more than one place may serve: they count on the day of each.
    index('orders_apart').on(t.placedAt).where(sql`${t.routing} ->> 'reason' <> 'single'`),
    index('orders_by_total').on(t.totalMinor, t.id),
    index('orders_by_country').on(t.country, t.placedAt, t.id).where(sql`${t.country} is not null`),
    index('orders_by_tag').using('gin', t.tags),
    index('orders_promised').on(t.shipBy).where(sql`${t.status} not in ('shipped', 'cancelled')`),
    index('orders_import').on(t.importId).where(sql`${t.importId} is not null`),
    index('orders_search').using('gin', t.search.op('gin_trgm_ops')),
    check(
      'orders_total',
      sql`${t.totalMinor} = ${t.grossMinor} - ${t.discountMinor} + ${t.shippingMinor} + ${t.taxMinor}`,
    ),
    check('orders_refunds', sql`${t.refundedMinor} between 0 and ${t.paidMinor}`),
    check('orders_rate', sql`${t.rate} > 0`),
    check('orders_attention', sql`(${t.status} = 'attention') = (${t.attentionReason} is not null)`),
    check('orders_cancelled', sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`),
  ],
);

export const orderLines = snakeCase.table(
  'order_lines',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    externalId: text(),
    /** Null when the channel sold something that we do not know yet. */
    variantId: uuid(),
    sku: text().notNull(),
    title: text().notNull(),
    quantity: units().notNull(),
    /** Tax excluded, rounded; `gross_minor` is the exact amount of the line. */
    unitPriceMinor: minor().notNull(),
    grossMinor: minor().notNull(),
    discountMinor: minor().notNull().default(0),
    taxMinor: minor().notNull().default(0),
    /** Cost of the whole line in the reporting currency at the time of sale; null while unknown. */
    costMinor: minor(),
    /** What rounding left out of gross, discount and cost, in millionths of a minor unit; imported history only. */
    grossRestMicros: integer().notNull().default(0),
    discountRestMicros: integer().notNull().default(0),
    costRestMicros: integer().notNull().default(0),
    pickedQuantity: units().notNull().default(0),
    shippedQuantity: units().notNull().default(0),
    returnedQuantity: units().notNull().default(0),
    /** Lines of one key were sold together as a bundle, of which each knows SKU, title and its own units in one. */
    bundleKey: uuid(),
    bundleSku: text(),
    bundleTitle: text(),
    bundleQuantity: units(),
  },
  (t) => [
    index('order_lines_order').on(t.orderId, t.position),
    index('order_lines_variant').on(t.variantId),
    uniqueIndex('order_lines_external_key')
      .on(t.orderId, t.externalId)
      .where(sql`${t.externalId} is not null`),
    check(
      'order_lines_bundle',
      sql`num_nulls(${t.bundleKey}, ${t.bundleSku}, ${t.bundleTitle}, ${t.bundleQuantity}) in (0, 4)`,
    ),
    check('order_lines_bundle_quantity', sql`${t.bundleQuantity} > 0`),
    check('order_lines_quantity', sql`${t.quantity} >= 0`),
    check('order_lines_shipped', sql`${t.shippedQuantity} between 0 and ${t.quantity}`),
    check('order_lines_picked', sql`${t.pickedQuantity} between 0 and ${t.quantity}`),
    check('order_lines_returned', sql`${t.returnedQuantity} between 0 and ${t.shippedQuantity}`),
  ],
);

/** What an order was before an edit. The current version stands in `orders` and `order_lines`. */
export const orderVersions = snakeCase.table(
  'order_versions',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    supersededAt: instant().notNull(),
    actorName: text().notNull(),
    reason: text().notNull(),
    grossMinor: minor().notNull(),
    discountMinor: minor().notNull(),
    shippingMinor: minor().notNull(),
    taxMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    lines: jsonb().$type<OrderVersionLine[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.version] }),
    check(
      'order_versions_total',
      sql`${t.totalMinor} = ${t.grossMinor} - ${t.discountMinor} + ${t.shippingMinor} + ${t.taxMinor}`,
    ),
  ],
);

export type OrderVersionLine = {
  lineId: string;
  sku: string;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
};

export const orderAddresses = snakeCase.table(
  'order_addresses',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['shipping', 'billing'] }).notNull(),
    name: text().notNull().default(''),
    phone: text(),
    email: text(),
    lines: text().notNull().default(''),
    city: text().notNull().default(''),
    region: text().notNull().default(''),
    postcode: text().notNull().default(''),
    country: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.kind] })],
);

export const payments = snakeCase.table(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    method: text().notNull(),
    amountMinor: minor().notNull(),
    externalId: text(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('payments_external_key').on(t.orderId, t.externalId),
    index('payments_at').on(t.at),
    check('payments_amount', sql`${t.amountMinor} > 0`),
  ],
);

export const refunds = snakeCase.table(
  'refunds',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    returnId: uuid(),
    method: text().notNull(),
    amountMinor: minor().notNull(),
    reason: text().notNull().default(''),
    externalId: text(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('refunds_external_key').on(t.orderId, t.externalId),
    index('refunds_return').on(t.returnId),
    check('refunds_amount', sql`${t.amountMinor} > 0`),
  ],
);
