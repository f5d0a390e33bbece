import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant, minor, rowId } from './columns.ts';
import { locations, type OpeningHours } from './fulfilment.ts';

export const channels = snakeCase.table(
  'channels',
  {
    id: id(),
    slug: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['store', 'web', 'app', 'marketplace', 'social', 'phone'] }).notNull(),
    connector: text().notNull().default('manual'),
    currency: text().notNull(),
    timeZone: text(),
    isActive: boolean().notNull().default(true),
    /** Sealed with the installation's key (lib/seal.ts); during rotation both old and new stand here. */
    sealedSecrets: text().array().notNull().default([]),
    /** Units kept back from what the channel may sell of each variant. */
    buffer: integer().notNull().default(0),
    /** Working days until an order has to leave; 0 promises nothing, null is what its kind of channel promises. */
    shipWithinDays: integer(),
    lastInboundAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('channels_slug_key').on(t.slug),
    check('channels_slug_is_plain', sql`${t.slug} ~ '^[a-z0-9][a-z0-9-]{0,62}$'`),
    check('channels_buffer', sql`${t.buffer} >= 0`),
    check('channels_ship_within', sql`${t.shipWithinDays} between 0 and 365`),
  ],
);

/** The locations that serve a channel, in order of preference. */
export const channelLocations = snakeCase.table(
  'channel_locations',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    locationId: uuid()
      .notNull()
      .references(() => locations.id, { onDelete: 'cascade' }),
    rank: integer().notNull().default(100),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.locationId] }),
    index('channel_locations_location').on(t.locationId),
  ],
);

/** How soon people are to be answered in a channel, and when somebody is there to answer. */
export const channelAnswering = snakeCase.table(
  'channel_answering',
  {
    channelId: uuid()
      .primaryKey()
      .references(() => channels.id, { onDelete: 'cascade' }),
    /** An answer within so many minutes is in time. */
    standardMinutes: integer().notNull(),
    /** Only these hours count; null counts all. */
    hours: jsonb().$type<OpeningHours>(),
  },
  (t) => [
    check(
      'channel_answering_standard',
      sql`${t.standardMinutes} in (5, 15, 30, 60, 120, 240, 480, 1440, 2880)`,
    ),
  ],
);

/** From a value on (reporting currency, minor units) another share and fixed amount are taken. */
export type FeeTier = { fromMinor: number; basisPoints: number; fixedMinor: number };

export const channelFees = snakeCase.table(
  'channel_fees',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Null means every way of paying. */
    paymentMethod: text(),
    /** Share of what the customer paid, in basis points. */
    basisPoints: integer().notNull().default(0),
    /** Per order, in the reporting currency. */
    fixedMinor: minor().notNull().default(0),
    /** What is taken at least and at most of an order, in the reporting currency. */
    minimumMinor: minor(),
    maximumMinor: minor(),
    /** Whether the steps go by the order's own value or by the channel's net sales of the month so far. */
    tiersBy: text({ enum: ['order', 'month'] }),
    tiers: jsonb().$type<FeeTier[]>(),
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }),
  },
  (t) => [
    index('channel_fees_channel').on(t.channelId),
    check('channel_fees_share', sql`${t.basisPoints} between 0 and 10000`),
    check(
      'channel_fees_limits',
      sql`${t.minimumMinor} >= 0 and ${t.maximumMinor} >= coalesce(${t.minimumMinor}, 0)`,
    ),
    check('channel_fees_tiers', sql`(${t.tiersBy} is null) = (${t.tiers} is null)`),
  ],
);

/** How many messages of a channel were refused for their signature, by the business's own day. */
export const channelRefusals = snakeCase.table(
  'channel_refusals',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] })],
);

/** Every delivery of a channel, stored before it is answered. Unique by channel and delivery id. */
export const inbox = snakeCase.table(
  'inbox',
  {
    id: rowId(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    deliveryId: text().notNull(),
    topic: text().notNull(),
    resourceKind: text(),
    resourceId: text(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    body: bytes().notNull(),
    sourceAt: instant(),
    receivedAt: instant().notNull().defaultNow(),
    status: text({ enum: ['pending', 'done', 'ignored', 'attention'] })
      .notNull()
      .default('pending'),
    reason: text(),
    /** The reason's name and its facts, from which screens make words in the reader's language. */
    reasonFacts: jsonb().$type<Record<string, unknown>>(),
    attempts: integer().notNull().default(0),
    processedAt: instant(),
    subjectKind: text(),
    subjectId: text(),
  },
  (t) => [
    uniqueIndex('inbox_delivery_key').on(t.channelId, t.deliveryId),
    index('inbox_status').on(t.status, t.id),
    index('inbox_received').on(t.channelId, t.receivedAt),
    index('inbox_resource').on(t.channelId, t.resourceKind, t.resourceId),
  ],
);
