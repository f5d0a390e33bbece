import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, rowId } from '../columns.ts';
import { customers } from './customers.ts';

/** What one field says about two people being one, in bits. */
export type Evidence = { field: string; degree: string; weight: number };

/** One person taken for another's: `merged` is shown as `survivor` until it is undone. Nothing is ever deleted. */
export const customerMerges = snakeCase.table(
  'customer_merges',
  {
    id: id(),
    /** Merges in the order in which they were made; facts remember before which of them they came. */
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    survivorId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    mergedId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    /** The weight in bits where the matcher found the pair; null where a person did. */
    weight: doublePrecision(),
    evidence: jsonb().$type<Evidence[]>().notNull().default([]),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (t) => [
    uniqueIndex('customer_merges_number').on(t.number),
    uniqueIndex('customer_merges_in_force').on(t.mergedId).where(sql`${t.undoneAt} is null`),
    index('customer_merges_survivor').on(t.survivorId, t.number),
    index('customer_merges_merged').on(t.mergedId, t.number),
    check('customer_merges_two', sql`${t.survivorId} <> ${t.mergedId}`),
    check('customer_merges_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);

/** Whose a fact is while its person is merged with others: the way back. */
export const factOrigins = snakeCase.table(
  'fact_origins',
  {
    tableName: text().notNull(),
    rowKey: text().notNull(),
    originId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    /** It came while people were merged and nothing said which of them it is about. */
    isUnsure: boolean().notNull(),
    /** The number of the merge before which it was there. */
    before: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowKey] }), index('fact_origins_origin').on(t.originId)],
);

/** What a person who stands for several was alone: what is shown is made of this and of those merged in. */
export const customerOwn = snakeCase.table('customer_own', {
  customerId: uuid()
    .primaryKey()
    .references(() => customers.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  note: text().notNull(),
  tags: text().array().notNull(),
  /** Tags of merged people that staff took off. */
  hiddenTags: text().array().notNull().default([]),
  locale: text(),
  country: text(),
});

/** A fact that came while two people were one, and of which nobody knows whose it is now that they are two again. */
export const misplacedFacts = snakeCase.table(
  'misplaced_facts',
  {
    id: rowId(),
    mergeId: uuid()
      .notNull()
      .references(() => customerMerges.id, { onDelete: 'cascade' }),
    tableName: text().notNull(),
    rowKey: text().notNull(),
    /** With whom it lies, and whose it may be instead. */
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    otherId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    foundAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
  },
  (t) => [
    uniqueIndex('misplaced_facts_open').on(t.tableName, t.rowKey).where(sql`${t.decidedAt} is null`),
    index('misplaced_facts_merge').on(t.mergeId),
    index('misplaced_facts_customer').on(t.customerId),
    index('misplaced_facts_other').on(t.otherId),
  ],
);

/** Two people who may be one: what the matcher found, and what somebody decided. "Not the same" is never asked again. */
export const linkReviews = snakeCase.table(
  'link_reviews',
  {
    id: id(),
    /** The older id of the two. */
    firstId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    secondId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    weight: doublePrecision().notNull(),
    probability: doublePrecision().notNull(),
    evidence: jsonb().$type<Evidence[]>().notNull(),
    status: text({ enum: ['open', 'later', 'linked', 'different'] })
      .notNull()
      .default('open'),
    foundAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
  },
  (t) => [
    uniqueIndex('link_reviews_pair').on(t.firstId, t.secondId),
    index('link_reviews_second').on(t.secondId),
    index('link_reviews_open').on(t.weight, t.id).where(sql`${t.status} in ('open', 'later')`),
    check('link_reviews_order', sql`${t.firstId} < ${t.secondId}`),
  ],
);

/** How each kind of identity may decide who somebody is. A kind without a row keeps its usual rule. */
export const identityRules = snakeCase.table(
  'identity_rules',
  {
    kind: text().primaryKey(),
    /** The lower, the earlier it is asked. */
    priority: integer().notNull(),
    /** Whether it may decide without a name that agrees. */
    decidesAlone: boolean().notNull(),
    /** A value that more people than this share decides nothing. */
    mostPeople: integer().notNull(),
  },
  (t) => [check('identity_rules_people', sql`${t.mostPeople} between 1 and 100`)],
);

/** Values that say nothing about anybody: the shop's own phone, test addresses. */
export const blockedIdentities = snakeCase.table(
  'blocked_identities',
  {
    id: id(),
    kind: text().notNull(),
    value: text().notNull(),
    reason: text().notNull().default(''),
    addedBy: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('blocked_identities_value').on(t.kind, t.value)],
);

/** What a person is looked up by for comparing: hashes of blocking values. Rebuilt by every full run. */
export const matchKeys = snakeCase.table(
  'match_keys',
  {
    key: bigint({ mode: 'bigint' }).notNull(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.key, t.customerId] }), index('match_keys_customer').on(t.customerId)],
);

/** One walk over all customers. At most one is under way; a killed one begins again with what is decided already kept. */
export const linkRuns = snakeCase.table(
  'link_runs',
  {
    id: id(),
    status: text({ enum: ['waiting', 'running', 'done', 'cancelled', 'failed'] }).notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    /** Which part of the work goes on, and how much of it is done. */
    step: text({ enum: ['reading', 'learning', 'comparing', 'writing'] }),
    stepDone: integer().notNull().default(0),
    stepTotal: integer().notNull().default(0),
    people: integer().notNull().default(0),
    candidates: integer().notNull().default(0),
    linked: integer().notNull().default(0),
    toReview: integer().notNull().default(0),
    /** The weights that were learnt, with which new customers are compared until the next run. */
    weights: jsonb().$type<unknown>(),
    problem: text(),
  },
  (t) => [
    uniqueIndex('link_runs_one_at_work').on(sql`(true)`).where(sql`${t.status} in ('waiting', 'running')`),
    index('link_runs_newest').on(t.askedAt, t.id),
  ],
);
