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
import { variants } from '../catalog.ts';
import { channels } from '../channels.ts';
import { id, instant, minor, rowId } from '../columns.ts';

/** What a channel was last seen to show of goods. `variantId` is null while nobody knows which goods of ours they are. */
export const listingFacts = snakeCase.table(
  'listing_facts',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    /** The channel's own id of it; `sku:…` where the source names goods by our SKU only. */
    externalId: text().notNull(),
    variantId: uuid().references(() => variants.id, { onDelete: 'cascade' }),
    sku: text(),
    barcode: text(),
    currency: text(),
    priceMinor: minor(),
    /** The crossed-out price beside it. */
    compareAtMinor: minor(),
    /** Whether the price contains tax; null where the source does not say, and then the channel's rule holds. */
    includesTax: boolean(),
    /** Units that it claims to have; null where it shows none. */
    stockUnits: integer(),
    /** Whether it can be bought there; null where the source does not say. */
    inStock: boolean(),
    title: text(),
    description: text(),
    /** Days until it leaves, as promised there. */
    promiseDays: integer(),
    url: text(),
    /** When each of price, stock, title, description and promise was first seen as it is. */
    changedAt: jsonb().$type<Partial<Record<string, string>>>().notNull().default({}),
    readAt: instant().notNull(),
    source: text({ enum: ['webhook', 'read', 'file', 'api'] }).notNull(),
    readBy: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.externalId] }),
    index('listing_facts_variant').on(t.variantId, t.channelId),
    // How much of a channel is known is counted from it alone.
    index('listing_facts_channel').on(t.channelId, t.variantId),
    index('listing_facts_unknown').on(t.channelId, t.sku).where(sql`${t.variantId} is null`),
    index('listing_facts_read').on(t.channelId, t.readAt),
    check('listing_facts_price', sql`${t.priceMinor} between 0 and 1e15`),
    check('listing_facts_compare_at', sql`${t.compareAtMinor} between 0 and 1e15`),
    check('listing_facts_promise', sql`${t.promiseDays} between 0 and 365`),
    check('listing_facts_priced', sql`${t.priceMinor} is null or ${t.currency} is not null`),
  ],
);

/** What one channel is to show of a variant where that differs from the catalogue. Null: as the catalogue says. */
export const listingTerms = snakeCase.table(
  'listing_terms',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    /** As shown to customers there. */
    priceMinor: minor(),
    currency: text(),
    includesTax: boolean(),
    title: text(),
    description: text(),
    promiseDays: integer(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.variantId] }),
    index('listing_terms_variant').on(t.variantId),
    check('listing_terms_price', sql`${t.priceMinor} between 0 and 1e15`),
    check(
      'listing_terms_priced',
      sql`${t.priceMinor} is null or (${t.currency} is not null and ${t.includesTax} is not null)`,
    ),
    check('listing_terms_promise', sql`${t.promiseDays} between 0 and 365`),
  ],
);

/** A running promotion of a channel: besides the book's price, this one is right as well on these days. */
export const listingPromotions = snakeCase.table(
  'listing_promotions',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    /** One variant, or one category, or (both null) everything. */
    variantId: uuid().references(() => variants.id, { onDelete: 'cascade' }),
    category: text(),
    name: text().notNull(),
    /** Off the book's price, in basis points; or the price itself, as shown there. */
    offBasisPoints: integer(),
    priceMinor: minor(),
    fromOn: date({ mode: 'string' }).notNull(),
    untilOn: date({ mode: 'string' }).notNull(),
    /** The last of its two turning days on which the goods it meets were marked to be compared. */
    markedOn: date({ mode: 'string' }),
  },
  (t) => [
    index('listing_promotions_channel').on(t.channelId, t.untilOn),
    index('listing_promotions_variant').on(t.variantId),
    check('listing_promotions_days', sql`${t.untilOn} >= ${t.fromOn}`),
    check('listing_promotions_one', sql`(${t.offBasisPoints} is null) <> (${t.priceMinor} is null)`),
    check('listing_promotions_off', sql`${t.offBasisPoints} between 1 and 9900`),
    check('listing_promotions_price', sql`${t.priceMinor} between 0 and 1e15`),
    check('listing_promotions_subject', sql`${t.variantId} is null or ${t.category} is null`),
  ],
);

/** How much a channel may differ before it is called a drift. A channel without a row is judged by the usual rules. */
export const parityRules = snakeCase.table(
  'parity_rules',
  {
    channelId: uuid()
      .primaryKey()
      .references(() => channels.id, { onDelete: 'cascade' }),
    isWatched: boolean().notNull(),
    /** Whether prices there contain tax. */
    showsTax: boolean().notNull(),
    priceToleranceMinor: minor().notNull(),
    priceToleranceBasisPoints: integer().notNull(),
    /** The nearest prices that end so are right as well: `99` makes 11.99 and 12.99 of 12.34. Empty: none. */
    priceEnding: text().notNull(),
    stockRule: text({ enum: ['none', 'claims', 'both', 'count'] }).notNull(),
    stockToleranceUnits: integer().notNull(),
    /** How alike texts must be, in percent; 0 compares none. */
    titleLikeness: integer().notNull(),
    descriptionLikeness: integer().notNull(),
    /** Null compares no promises. */
    promiseToleranceDays: integer(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('parity_rules_price', sql`${t.priceToleranceMinor} >= 0`),
    check('parity_rules_share', sql`${t.priceToleranceBasisPoints} between 0 and 5000`),
    check('parity_rules_ending', sql`${t.priceEnding} ~ '^[0-9]{0,6}$'`),
    check('parity_rules_stock', sql`${t.stockToleranceUnits} >= 0`),
    check('parity_rules_title', sql`${t.titleLikeness} between 0 and 100`),
    check('parity_rules_description', sql`${t.descriptionLikeness} between 0 and 100`),
    check('parity_rules_promise', sql`${t.promiseToleranceDays} between 0 and 365`),
  ],
);

/** Where a channel's listings are read from by the clock, and how the last reading went. */
export const listingSources = snakeCase.table(
  'listing_sources',
  {
    channelId: uuid()
      .primaryKey()
      .references(() => channels.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['shopify', 'woocommerce', 'feed'] }).notNull(),
    url: text().notNull(),
    /** Sealed with the installation's key (lib/seal.ts); null where the address asks for none. */
    sealedToken: text(),
    everyMinutes: integer().notNull(),
    isActive: boolean().notNull().default(true),
    triedAt: instant(),
    readAt: instant(),
    listings: integer(),
    fault: text(),
    /** Whether corrections may be written there with the same token. */
    mayWrite: boolean().notNull().default(false),
    /** A price that would change by more than this share of what is shown is asked about first. */
    askBeyondBasisPoints: integer().notNull().default(5000),
    /** Set while nothing is written because the channel refused the key; a new key or a new word lifts it. */
    pausedAt: instant(),
    pausedBecause: text(),
  },
  (t) => [
    check('listing_sources_every', sql`${t.everyMinutes} between 1 and 10080`),
    check('listing_sources_ask', sql`${t.askBeyondBasisPoints} between 1 and 90000`),
    check('listing_sources_writes', sql`not ${t.mayWrite} or ${t.kind} <> 'feed'`),
  ],
);

/** A difference between what a channel shows and what the book says, from its opening to its end. */
export const parityDrifts = snakeCase.table(
  'parity_drifts',
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    externalId: text().notNull(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['price', 'stock', 'title', 'description', 'promise'] }).notNull(),
    theirs: jsonb().$type<Record<string, unknown>>().notNull(),
    ours: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The same as long as it is the same difference: an accepted one is silent only so long. */
    fingerprint: text().notNull(),
    /** `corrected` without an end waits until the channel is seen to show it. */
    state: text({ enum: ['open', 'accepted', 'corrected', 'gone'] })
      .notNull()
      .default('open'),
    openedAt: instant().notNull(),
    seenAt: instant().notNull(),
    endedAt: instant(),
    decidedAt: instant(),
    decidedBy: text(),
    reason: text(),
    /** The last day on which an accepted difference is silent; null for ever. */
    acceptedUntil: date({ mode: 'string' }),
    /** Which side was made to agree. */
    correctedIn: text({ enum: ['book', 'channel'] }),
  },
  (t) => [
    uniqueIndex('parity_drifts_live_key')
      .on(t.channelId, t.externalId, t.kind)
      .where(sql`${t.endedAt} is null`),
    index('parity_drifts_live').on(t.state, t.openedAt, t.id).where(sql`${t.endedAt} is null`),
    index('parity_drifts_ended').on(t.endedAt, t.id).where(sql`${t.endedAt} is not null`),
    index('parity_drifts_variant').on(t.variantId),
    check('parity_drifts_ended', sql`(${t.state} = 'gone') <= (${t.endedAt} is not null)`),
    check('parity_drifts_decided', sql`${t.state} in ('open', 'gone') or ${t.decidedAt} is not null`),
  ],
);

/** Variants whose listings are to be compared again (a null means all of the channel, or of every channel). */
export const parityMarks = snakeCase.table(
  'parity_marks',
  { id: rowId(), variantId: uuid(), channelId: uuid() },
  (t) => [index('parity_marks_wide').on(t.id).where(sql`${t.variantId} is null`)],
);

/** One row: whoever compares holds it, and up to which instant changed levels are marked. */
export const parityTurn = snakeCase.table(
  'parity_turn',
  {
    isOnly: boolean().primaryKey().default(true),
    levelsUpTo: instant().notNull(),
    /** The last variant of a sweep that is under way; null when none is. */
    sweptTo: uuid(),
  },
  (t) => [check('parity_turn_is_only', sql`${t.isOnly}`)],
);
