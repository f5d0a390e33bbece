import {
  bigint,
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgSchema,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** The hidden truth behind the demo business (db/sql/truth.sql). Estimators are judged by it; screens never read it. */
const truth = pgSchema('truth');

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const amount = (name: string) => bigint(name, { mode: 'number' });

export const truthFacts = truth.table('facts', {
  name: text('name').primaryKey(),
  value: jsonb('value').notNull(),
});

export const truthPeople = truth.table('people', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  script: text('script').notNull(),
  familyOf: integer('family_of').notNull(),
  city: text('city').notNull(),
  favouriteChannelId: uuid('favourite_channel_id').notNull(),
  relativeRate: doublePrecision('relative_rate').notNull(),
  dropoutProbability: doublePrecision('dropout_probability').notNull(),
  adResponse: doublePrecision('ad_response').notNull(),
  bornAt: instant('born_at').notNull(),
  droppedAt: instant('dropped_at'),
});

export const truthIdentities = truth.table('identities', {
  personId: integer('person_id').notNull(),
  kind: text('kind').notNull(),
  value: text('value').notNull(),
  isShared: boolean('is_shared').notNull(),
});

export const truthCustomers = truth.table('customers', {
  customerId: uuid('customer_id').notNull(),
  personId: integer('person_id').notNull(),
  orders: integer('orders').notNull(),
});

export const truthOrders = truth.table('orders', {
  orderId: uuid('order_id').primaryKey(),
  personId: integer('person_id').notNull(),
  cause: text('cause').notNull(),
  campaign: text('campaign'),
  waitMinutes: integer('wait_minutes').notNull(),
  failedAttempts: integer('failed_attempts').notNull(),
  contacts: integer('contacts').notNull(),
});

export const truthCampaigns = truth.table('campaigns', {
  campaign: text('campaign').notNull(),
  channelId: uuid('channel_id').notNull(),
  lift: doublePrecision('lift').notNull(),
  claims: doublePrecision('claims').notNull(),
});

export const truthCampaignDays = truth.table('campaign_days', {
  campaign: text('campaign').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  spendMinor: amount('spend_minor').notNull(),
  expectedOrders: doublePrecision('expected_orders').notNull(),
});

export const truthLostSales = truth.table('lost_sales', {
  at: instant('at').notNull(),
  personId: integer('person_id').notNull(),
  channelId: uuid('channel_id').notNull(),
  variantId: uuid('variant_id').notNull(),
  quantity: integer('quantity').notNull(),
  substitutedBy: uuid('substituted_by'),
});

export const truthLosses = truth.table('losses', {
  variantId: uuid('variant_id').notNull(),
  locationId: uuid('location_id').notNull(),
  quantity: integer('quantity').notNull(),
  lostAt: instant('lost_at').notNull(),
  countedAt: instant('counted_at').notNull(),
});

export const truthDeliveries = truth.table('deliveries', {
  orderId: uuid('order_id').notNull(),
  channelId: uuid('channel_id').notNull(),
  sentAt: instant('sent_at').notNull(),
  receivedAt: instant('received_at').notNull(),
  fate: text('fate').notNull(),
});

export const truthEfforts = truth.table('efforts', {
  orderId: uuid('order_id').notNull(),
  step: text('step').notNull(),
  at: instant('at').notNull(),
  minutes: doublePrecision('minutes').notNull(),
});

export const truthAnswers = truth.table('answers', {
  channelId: uuid('channel_id').notNull(),
  customerId: uuid('customer_id'),
  anonymousId: text('anonymous_id'),
  askedAt: instant('asked_at').notNull(),
  answeredAt: instant('answered_at'),
});
