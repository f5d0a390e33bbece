import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor, rowId, transactionId } from '../columns.ts';

/** Who tells of touches: a website, an app or a partner with a write key of its own. */
export const touchSources = snakeCase.table(
  'touch_sources',
  {
    id: id(),
    channelId: uuid().notNull(),
    name: text().notNull(),
    /** Whose word it is: our own, a partner's about our own customers, or a stranger's. */
    party: text({ enum: ['first', 'second', 'third'] }).notNull(),
    keyPrefix: text().notNull(),
    /** SHA-256 of the write key. */
    keyHash: text().notNull(),
    /** The key before it was renewed goes on for a while, so that open pages lose nothing. */
    formerKeyHash: text(),
    formerKeyUntil: instant(),
    /** Where browsers may send from, such as `https://shop.example`; `*` is anywhere, none is no browser. */
    origins: text().array().notNull().default([]),
    isEnabled: boolean().notNull().default(true),
    createdByName: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('touch_sources_key').on(t.keyHash),
    uniqueIndex('touch_sources_former_key').on(t.formerKeyHash).where(sql`${t.formerKeyHash} is not null`),
    index('touch_sources_channel').on(t.channelId),
  ],
);

/** What sources sent, as it was understood: kept for some weeks, folded into touches, carts and identities. */
export const touchEvents = snakeCase.table(
  'touch_events',
  {
    /** Of the source and its `messageId`: what comes twice is known. */
    messageKey: uuid().primaryKey(),
    id: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    writtenIn: transactionId().notNull().default(sql`pg_current_xact_id()`),
    sourceId: uuid().notNull(),
    type: text({ enum: ['identify', 'track', 'page', 'screen', 'group', 'alias'] }).notNull(),
    name: text(),
    kind: text(),
    at: instant().notNull(),
    /** What the sender's clock said, where it said something else. */
    originalAt: instant(),
    receivedAt: instant().notNull(),
    anonymousId: text(),
    userId: text(),
    campaign: text(),
    direction: text({ enum: ['in', 'out'] }),
    thread: text(),
    /** The order's id, as the source names it. */
    orderRef: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What happens to a cart by it. */
    cart: jsonb().$type<Record<string, unknown>>(),
    /** What it says about who somebody is. */
    person: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [index('touch_events_written').on(t.writtenIn, t.id)],
);

/** How much came in per source and hour; several rows an hour, so that writers do not wait for each other. */
export const touchCounts = snakeCase.table(
  'touch_counts',
  {
    /** All zeros: a write key that nobody has. */
    sourceId: uuid().notNull(),
    hour: instant().notNull(),
    share: smallint().notNull(),
    accepted: integer().notNull().default(0),
    duplicate: integer().notNull().default(0),
    late: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.hour, t.sourceId, t.share] })],
);

/** What was not understood, kept for some weeks so that somebody can put it right. Card numbers are masked. */
export const touchRejects = snakeCase.table(
  'touch_rejects',
  {
    id: rowId(),
    sourceId: uuid()
      .notNull()
      .references(() => touchSources.id, { onDelete: 'cascade' }),
    type: text().notNull(),
    reason: text().notNull(),
    /** Which field, where it is one. */
    field: text(),
    /** As it came, cut: text, because it may be no sound JSON. */
    body: text().notNull(),
    sentAt: instant(),
    receivedAt: instant().notNull(),
    status: text({ enum: ['open', 'taken', 'discarded'] })
      .notNull()
      .default('open'),
    settledAt: instant(),
    settledByName: text(),
  },
  (t) => [
    index('touch_rejects_source').on(t.sourceId),
    index('touch_rejects_open').on(t.id).where(sql`${t.status} = 'open'`),
    index('touch_rejects_received').on(t.receivedAt),
  ],
);

/** What a source says belongs to one person: evidence for linking, never a link by itself. */
export const identityClaims = snakeCase.table(
  'identity_claims',
  {
    id: rowId(),
    sourceId: uuid()
      .notNull()
      .references(() => touchSources.id, { onDelete: 'cascade' }),
    party: text({ enum: ['first', 'second', 'third'] }).notNull(),
    /** `identify`: this user is on this device or has this address; `alias`: these two ids are one person. */
    via: text({ enum: ['identify', 'alias'] }).notNull(),
    /** The user as the source knows it, `channel-slug:id`. */
    subject: text().notNull(),
    kind: text({ enum: ['phone', 'email', 'device', 'external'] }).notNull(),
    value: text().notNull(),
    times: integer().notNull().default(1),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    /** What somebody made of it: a confirmed one is an identity since. */
    status: text({ enum: ['open', 'confirmed', 'dismissed'] })
      .notNull()
      .default('open'),
    decidedAt: instant(),
    decidedByName: text(),
  },
  (t) => [
    uniqueIndex('identity_claims_key').on(t.sourceId, t.via, t.subject, t.kind, t.value),
    index('identity_claims_value').on(t.kind, t.value),
    index('identity_claims_subject').on(t.subject),
    index('identity_claims_alias').on(t.id).where(sql`${t.via} = 'alias' and ${t.status} = 'open'`),
    check('identity_claims_decided', sql`(${t.status} = 'open') = (${t.decidedAt} is null)`),
  ],
);

/** A touch that names an order which nobody has told us of yet: it is linked when the order comes. */
export const awaitedOrders = snakeCase.table(
  'awaited_orders',
  {
    /** The touch's own. */
    messageKey: uuid().primaryKey(),
    channelId: uuid().notNull(),
    /** The order's id, as the source names it. */
    orderRef: text().notNull(),
    since: instant().notNull(),
  },
  (t) => [index('awaited_orders_since').on(t.since)],
);

/** A cart in a channel, as its source tells of it. The lines hold what is known; unknown goods are kept as text. */
export const carts = snakeCase.table(
  'carts',
  {
    id: id(),
    channelId: uuid().notNull(),
    sourceId: uuid().notNull(),
    /** Whose it is while it is open: `customer:<id>` or `device:<id>`. */
    holder: text().notNull(),
    customerId: uuid(),
    anonymousId: text(),
    /** The cart's id in its channel, where it has one. */
    externalId: text(),
    status: text({ enum: ['open', 'ordered', 'emptied', 'joined', 'expired'] }).notNull(),
    currency: text().notNull(),
    units: integer().notNull(),
    valueMinor: minor().notNull(),
    lines: jsonb().$type<CartLineRow[]>().notNull(),
    openedAt: instant().notNull(),
    lastActivityAt: instant().notNull(),
    /** How far the buyer came towards paying. */
    reached: text({ enum: ['cart', 'checkout', 'payment'] })
      .notNull()
      .default('cart'),
    closedAt: instant(),
    orderId: uuid(),
    orderRef: text(),
  },
  (t) => [
    uniqueIndex('carts_open').on(t.channelId, t.holder).where(sql`${t.status} = 'open'`),
    index('carts_holder').on(t.channelId, t.holder, t.closedAt),
    index('carts_customer').on(t.customerId, t.lastActivityAt).where(sql`${t.customerId} is not null`),
    index('carts_device').on(t.anonymousId).where(sql`${t.anonymousId} is not null`),
    index('carts_idle').on(t.lastActivityAt, t.id).where(sql`${t.status} = 'open'`),
    index('carts_order').on(t.orderId),
    index('carts_order_ref').on(t.orderRef).where(sql`${t.status} = 'open' and ${t.orderRef} is not null`),
    check('carts_units_range', sql`${t.units} between 0 and 100000000`),
    check('carts_closed', sql`(${t.status} = 'open') = (${t.closedAt} is null)`),
  ],
);

/** One line of a cart. */
export type CartLineRow = {
  /** What the source calls it: SKU, variant or product. */
  key: string;
  sku: string | null;
  variantId: string | null;
  title: string | null;
  quantity: number;
  unitPriceMinor: number | null;
};
