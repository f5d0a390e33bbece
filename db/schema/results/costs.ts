import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  snakeCase,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant, minor, rowId } from '../columns.ts';

const day = () => date({ mode: 'string' });
const rate = () => numeric({ precision: 24, scale: 12 }).notNull();

/** What a statement of a channel or a payment provider said an order cost in fees, in all; each line once. */
export const feeStatements = snakeCase.table(
  'fee_statements',
  {
    id: rowId(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    externalId: text().notNull(),
    orderId: uuid().notNull(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    /** In the reporting currency: what was in the books before, and what the statement says. */
    bookedMinor: minor().notNull(),
    reportedMinor: minor().notNull(),
    day: day().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('fee_statements_external_key').on(t.channelId, t.externalId),
    index('fee_statements_order').on(t.orderId),
  ],
);

/** What a parcel is expected to cost, in the reporting currency: the narrowest line that fits, the latest of its kind. */
export const parcelTariffs = snakeCase.table(
  'parcel_tariffs',
  {
    id: id(),
    /** Null means by courier and by post. */
    method: text({ enum: ['courier', 'post'] }),
    /** Where it goes, two letters; nothing means everywhere. */
    country: text().notNull().default(''),
    /** As heavy as this; null means any weight. */
    upToGrams: integer(),
    /** Null: as the tariffs of routing say, by place and distance. */
    shippingMinor: minor(),
    packingMinor: minor().notNull().default(0),
    validFrom: day().notNull(),
  },
  (t) => [
    unique('parcel_tariffs_key').on(t.method, t.country, t.upToGrams, t.validFrom).nullsNotDistinct(),
    check('parcel_tariffs_cost', sql`${t.shippingMinor} >= 0 and ${t.packingMinor} >= 0`),
    check('parcel_tariffs_weight', sql`${t.upToGrams} > 0`),
  ],
);

/** What a parcel cost, in the reporting currency: as reckoned when it left, and as billed later. Null is not known. */
export const parcelCosts = snakeCase.table(
  'parcel_costs',
  {
    shipmentId: uuid().notNull(),
    kind: text({ enum: ['shipping', 'packing'] }).notNull(),
    orderId: uuid().notNull(),
    channelId: uuid().notNull(),
    locationId: uuid(),
    day: day().notNull(),
    expectedMinor: minor(),
    actualMinor: minor(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.kind] }),
    index('parcel_costs_unknown')
      .on(t.day, t.channelId)
      .where(sql`expected_minor is null and actual_minor is null`),
  ],
);

/** What a day of an advertising campaign cost, and what its platform claims for it. Restated by differences. */
export const adSpend = snakeCase.table(
  'ad_spend',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    platform: text().notNull(),
    campaign: text().notNull(),
    adGroup: text().notNull().default(''),
    day: day().notNull(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    rate: rate(),
    reportedMinor: minor().notNull(),
    impressions: bigint({ mode: 'number' }),
    clicks: bigint({ mode: 'number' }),
    claimedConversions: numeric({ precision: 18, scale: 6 }),
    /** In minor units of `currency`. */
    claimedValueMinor: minor(),
    /** Counts its restatements. */
    version: integer().notNull().default(1),
    importId: uuid(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('ad_spend_key').on(t.platform, t.campaign, t.day, t.adGroup, t.channelId),
    index('ad_spend_day').on(t.day, t.channelId),
    index('ad_spend_channel').on(t.channelId),
    check('ad_spend_amount', sql`${t.amountMinor} >= 0`),
  ],
);

/** Which channel a campaign of a platform sells for, where a report of spend does not say. */
export const campaignChannels = snakeCase.table(
  'campaign_channels',
  {
    platform: text().notNull(),
    campaign: text().notNull(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.campaign] }),
    index('campaign_channels_channel').on(t.channelId),
  ],
);

/** By what a shared cost is spread over channels. */
export type AllocationKey = 'equal' | 'netSales' | 'orders' | 'units' | 'own';

/** A cost that comes each month, spread over channels by a key until it ends. Only its end changes. */
export const recurringCosts = snakeCase.table(
  'recurring_costs',
  {
    id: id(),
    kind: text({ enum: ['rent', 'labour', 'subscription'] }).notNull(),
    name: text().notNull(),
    /** Null means that it is of the whole business. */
    locationId: uuid(),
    amountMinor: minor().notNull(),
    currency: text().notNull(),
    key: text().$type<AllocationKey>().notNull(),
    /** Channel → basis points, for the key `own`. */
    shares: jsonb().$type<Record<string, number>>(),
    spread: text({ enum: ['days', 'firstDay', 'lastDay'] }).notNull(),
    /** First day of its first month, in the business's calendar. */
    startsOn: day().notNull(),
    /** Last day of its last month; null while nobody knows. */
    endsOn: day(),
    createdAt: instant().notNull(),
  },
  (t) => [
    check('recurring_costs_amount', sql`${t.amountMinor} > 0`),
    // The day before its first month means that it never came.
    check('recurring_costs_ends', sql`${t.endsOn} >= ${t.startsOn} - 1`),
    check('recurring_costs_shares', sql`(${t.key} = 'own') = (${t.shares} is not null)`),
  ],
);

/** A month of a recurring cost, as it was booked. Until `is_final` its shares are by the facts of the month before. */
export const sharedCosts = snakeCase.table(
  'shared_costs',
  {
    id: id(),
    recurringId: uuid()
      .notNull()
      .references(() => recurringCosts.id),
    from: day().notNull(),
    to: day().notNull(),
    rate: rate(),
    reportedMinor: minor().notNull(),
    isFinal: boolean().notNull(),
    takenBackAt: instant(),
  },
  (t) => [
    uniqueIndex('shared_costs_month_key').on(t.recurringId, t.from),
    index('shared_costs_from').on(t.from),
  ],
);

/** What of a shared cost each channel bears and by which facts: why its postings are what they are. */
export const costAllocations = snakeCase.table(
  'cost_allocations',
  {
    sharedCostId: uuid()
      .notNull()
      .references(() => sharedCosts.id),
    /** 1 is the first booking; 2 the final one by the month's own facts. */
    round: integer().notNull(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    /** The key that was used: where there were no facts, `equal`. */
    key: text().$type<AllocationKey>().notNull(),
    /** Minor units, orders, units, basis points or 1, of the days below. */
    basis: bigint({ mode: 'number' }).notNull(),
    basisFrom: day(),
    basisTo: day(),
    amountMinor: minor().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sharedCostId, t.round, t.channelId] }),
    index('cost_allocations_channel').on(t.channelId),
  ],
);
