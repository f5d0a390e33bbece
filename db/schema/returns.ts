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
import { orderLines, orders } from './orders.ts';
import { customers } from './people/customers.ts';

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
    /** Why it came back, as the desk asked; null where nobody was asked. */
    reasonCode: text({
      enum: ['size', 'unwanted', 'different', 'damaged', 'faulty', 'late', 'wrong_item', 'other'],
    }),
    /** The version of the policy that judged it; null where no desk did, 0 for the one that holds from the beginning. */
    policyVersion: integer(),
    /** Kept of the money by the policy, in the return's currency. */
    feeMinor: minor().notNull().default(0),
    /** Who let in what the policy refuses, and why. */
    approvedBy: uuid(),
    approvalReason: text(),
    importId: uuid(),
  },
  (t) => [
    check('returns_fee', sql`${t.feeMinor} >= 0`),
    check('returns_approval', sql`(${t.approvedBy} is null) = (${t.approvalReason} is null)`),
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

/** The return policy with its history: a version is never changed, the newest one holds. */
export const returnPolicies = snakeCase.table('return_policies', {
  version: integer().primaryKey(),
  policy: jsonb().$type<Record<string, unknown>>().notNull(),
  madeBy: text().notNull(),
  madeAt: instant().notNull(),
});

/** Money given back for goods without an order of ours. In the return's currency. */
export const returnPayouts = snakeCase.table(
  'return_payouts',
  {
    id: id(),
    returnId: uuid()
      .notNull()
      .references(() => returns.id, { onDelete: 'cascade' }),
    method: text().notNull(),
    amountMinor: minor().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('return_payouts_return').on(t.returnId),
    check('return_payouts_amount', sql`${t.amountMinor} > 0`),
  ],
);

/** Goods that were exchanged: the return, and the order that was made in its place. */
export const orderExchanges = snakeCase.table(
  'order_exchanges',
  {
    returnId: uuid()
      .primaryKey()
      .references(() => returns.id, { onDelete: 'cascade' }),
    fromOrderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    toOrderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** What the goods that came back paid of the new order. */
    creditMinor: minor().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('order_exchanges_from').on(t.fromOrderId),
    uniqueIndex('order_exchanges_to_key').on(t.toOrderId),
    check('order_exchanges_credit', sql`${t.creditMinor} >= 0`),
    check('order_exchanges_two_orders', sql`${t.fromOrderId} <> ${t.toOrderId}`),
  ],
);

/** What went wrong on the way to the customer, without goods that come back. */
export const claims = snakeCase.table(
  'claims',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['damaged', 'lost', 'wrong_item', 'missing'] }).notNull(),
    /** Who carried the parcel and where it was packed, for the figures; as its parcel says. */
    carrier: text(),
    locationId: uuid(),
    note: text().notNull().default(''),
    refundMinor: minor().notNull().default(0),
    replacementOrderId: uuid().references(() => orders.id, { onDelete: 'cascade' }),
    actorName: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('claims_number_key').on(t.number),
    index('claims_order').on(t.orderId),
    index('claims_at').on(t.at, t.id),
    uniqueIndex('claims_replacement_key').on(t.replacementOrderId),
    check('claims_refund', sql`${t.refundMinor} >= 0`),
  ],
);

export const claimLines = snakeCase.table(
  'claim_lines',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id, { onDelete: 'cascade' }),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    quantity: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.orderLineId] }),
    index('claim_lines_line').on(t.orderLineId),
    check('claim_lines_quantity', sql`${t.quantity} > 0`),
  ],
);
