import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, rowId, transactionId } from '../columns.ts';

/** A saved rule over customers. Its current version stands here, all of them in `segment_versions`. */
export const segments = snakeCase.table(
  'segments',
  {
    id: id(),
    name: text().notNull(),
    description: text().notNull().default(''),
    rule: jsonb().$type<Record<string, unknown>>().notNull(),
    version: integer().notNull(),
    /** How many stand in `segment_members`. */
    members: integer().notNull().default(0),
    /** The version and the business's day that everybody was last judged by; null until then. */
    judgedVersion: integer(),
    judgedOn: date({ mode: 'string' }),
    judgedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index('segments_name').on(t.name, t.id), check('segments_members_range', sql`${t.members} >= 0`)],
);

/** What a segment was in each version; never changed. */
export const segmentVersions = snakeCase.table(
  'segment_versions',
  {
    segmentId: uuid()
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    rule: jsonb().$type<Record<string, unknown>>().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.segmentId, t.version] })],
);

/** Who is in a segment, and since when. db/sql/segments.sql holds them to a segment that is there. */
export const segmentMembers = snakeCase.table(
  'segment_members',
  {
    segmentId: uuid().notNull(),
    customerId: uuid().notNull(),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.segmentId, t.customerId] }),
    index('segment_members_customer').on(t.customerId),
  ],
);

/** Who came into a segment or left it. The first judgement of a segment is not told person by person. */
export const segmentChanges = snakeCase.table(
  'segment_changes',
  {
    id: rowId(),
    segmentId: uuid()
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    customerId: uuid().notNull(),
    isJoined: boolean().notNull(),
    /** Whether the person changed, or the rule did. */
    cause: text({ enum: ['facts', 'rule'] }).notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('segment_changes_segment').on(t.segmentId, t.at),
    index('segment_changes_customer').on(t.customerId),
  ],
);

/** Customers to be judged again, as triggers beside the worker's own sums put them down. */
export const segmentDirty = snakeCase.table('segment_dirty', { id: rowId(), customerId: uuid().notNull() });

/** How far each append-only log is read for changed customers. */
export const segmentMarks = snakeCase.table('segment_marks', {
  log: text().primaryKey(),
  /** Rows up to here are settled and read. */
  upTo: bigint({ mode: 'number' }).notNull(),
  /** The newest row of an earlier look, settled once all transactions of then are over. */
  seenTo: bigint({ mode: 'number' }).notNull(),
  seenBefore: transactionId().notNull(),
  seenAt: instant().notNull(),
});
