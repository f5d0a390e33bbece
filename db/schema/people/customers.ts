import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, minor, rowId } from '../columns.ts';

export const customers = snakeCase.table(
  'customers',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    name: text().notNull().default(''),
    /** Name, phones, e-mails and handles, normalised for search. */
    search: text().notNull().default(''),
    locale: text(),
    country: text(),
    note: text().notNull().default(''),
    tags: text().array().notNull().default([]),
    firstChannelId: uuid(),
    mergedInto: uuid(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    erasedAt: instant(),
    importId: uuid(),
    /** How the name sounds, word for word; kept by db/sql/hearing.sql. */
    heard: text().array().notNull().default([]),
  },
  (t) => [
    uniqueIndex('customers_number_key').on(t.number),
    index('customers_recent').on(t.createdAt, t.id),
    index('customers_import').on(t.importId),
    index('customers_merged_into').on(t.mergedInto),
    index('customers_country').on(t.country, t.createdAt, t.id).where(sql`${t.country} is not null`),
    index('customers_by_tag').using('gin', t.tags).where(sql`${t.tags} <> '{}'`),
    index('customers_search').using('gin', t.search.op('gin_trgm_ops')),
    index('customers_heard').using('gin', t.heard),
  ],
);

/** One way to recognise a person. A family's phone may stand with several people. */
export const identities = snakeCase.table(
  'identities',
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    kind: text({
      enum: ['phone', 'email', 'handle', 'loyalty_card', 'device', 'external', 'national_id'],
    }).notNull(),
    /** Normalised: E.164, lower-case address, `channel-slug:id` for external ids, a keyed hash for national ids. */
    value: text().notNull(),
    source: text().notNull(),
    isVerified: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
    /** Of what is kept as a hash, the last two digits, so that staff can tell two apart. */
    hint: text(),
  },
  (t) => [
    uniqueIndex('identities_key').on(t.kind, t.value, t.customerId),
    index('identities_customer').on(t.customerId),
  ],
);

export const customerAddresses = snakeCase.table(
  'customer_addresses',
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    name: text().notNull().default(''),
    phone: text(),
    lines: text().notNull(),
    city: text().notNull().default(''),
    region: text().notNull().default(''),
    postcode: text().notNull().default(''),
    country: text().notNull().default(''),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('customer_addresses_customer').on(t.customerId)],
);

/** Every statement about consent; the newest per purpose and way of contact holds. */
export const consents = snakeCase.table(
  'consents',
  {
    id: rowId(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ['marketing', 'service', 'profiling'] }).notNull(),
    way: text({ enum: ['email', 'sms', 'phone', 'post', 'messenger'] }).notNull(),
    isGranted: boolean().notNull(),
    source: text().notNull(),
    /** Who heard it: we ourselves, a partner of ours, or somebody else. */
    party: text({ enum: ['first', 'second', 'third'] })
      .notNull()
      .default('first'),
    /** The words that the person was shown (`consent_texts`), where they are known. */
    textId: uuid(),
    proof: text(),
    at: instant().notNull(),
  },
  (t) => [index('consents_customer').on(t.customerId, t.purpose, t.way, t.at)],
);

/** Each person's value so far, in the reporting currency; a fold of orders that `npm run audit` recomputes. */
export const customerStats = snakeCase.table(
  'customer_stats',
  {
    customerId: uuid()
      .primaryKey()
      .references(() => customers.id, { onDelete: 'cascade' }),
    orders: integer().notNull().default(0),
    grossMinor: minor().notNull().default(0),
    netMinor: minor().notNull().default(0),
    costMinor: minor().notNull().default(0),
    firstOrderAt: instant(),
    lastOrderAt: instant(),
  },
  (t) => [
    index('customer_stats_net').on(t.netMinor, t.customerId),
    index('customer_stats_last').on(t.lastOrderAt, t.customerId),
    index('customer_stats_orders').on(t.orders, t.customerId),
    check('customer_stats_orders_range', sql`${t.orders} >= 0`),
  ],
);
