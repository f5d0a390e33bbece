import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, rowId } from '../columns.ts';

/** What people were asked in which words. A text is never rewritten: the next version stands beside it. */
export const consentTexts = snakeCase.table(
  'consent_texts',
  {
    id: id(),
    purpose: text({ enum: ['marketing', 'service', 'profiling'] }).notNull(),
    language: text({ enum: ['fa', 'ar', 'bg', 'en'] }).notNull(),
    version: integer().notNull(),
    words: text().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('consent_texts_version').on(t.purpose, t.language, t.version),
    check('consent_texts_version_range', sql`${t.version} > 0`),
  ],
);

/** Addresses that are not written to any more, as keyed hashes only: they outlive the person's erasure. */
export const suppressions = snakeCase.table(
  'suppressions',
  {
    id: rowId(),
    /** HMAC of kind and value under this installation's secret. */
    addressHash: text().notNull(),
    way: text({ enum: ['email', 'sms', 'phone', 'messenger'] }).notNull(),
    purpose: text({ enum: ['marketing', 'service', 'profiling'] }).notNull(),
    reason: text({ enum: ['refused', 'unsubscribed', 'erased'] }).notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('suppressions_key').on(t.addressHash, t.way, t.purpose)],
);

/** Ids of channels, cards and national numbers of people who were erased, as keyed hashes: what is told of them again makes nobody of them. */
export const erasedMarks = snakeCase.table('erased_marks', {
  /** HMAC of kind and value under this installation's secret. */
  hash: text().primaryKey(),
  at: instant().notNull(),
});

/** People who were overwritten, without anything of theirs: done again after an older backup was restored. */
export const erasures = snakeCase.table(
  'erasures',
  {
    id: id(),
    /** The person and everybody merged into them. */
    customerIds: uuid().array().notNull(),
    customerNumber: bigint({ mode: 'number' }).notNull(),
    reason: text({ enum: ['asked', 'withdrawn', 'unlawful', 'other'] }).notNull(),
    status: text({ enum: ['waiting', 'running', 'done', 'failed'] }).notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    /** Steps that are done: a run that was cut off goes on after them. */
    steps: text().array().notNull().default([]),
    /** How many rows each step overwrote. */
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
    finishedAt: instant(),
  },
  (t) => [
    index('erasures_people').using('gin', t.customerIds),
    index('erasures_recent').on(t.requestedAt, t.id),
  ],
);
