import { sql } from 'drizzle-orm';
import { boolean, check, date, index, snakeCase, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, rowId } from '../columns.ts';
import { amounts } from '../money.ts';

// Profit and loss by segment. Only the fold of postings writes days and people (fold_segments, db/sql/segment-days.sql).

/**
 * The postings of a segment's people added up per day; null for the people of any segment, each counted once. Read
 * `segment_days_now`.
 */
export const segmentDays = snakeCase.table(
  'segment_days',
  {
    segmentId: uuid(),
    day: date({ mode: 'string' }).notNull(),
    ...amounts(),
  },
  (t) => [unique('segment_days_key').on(t.day, t.segmentId).nullsNotDistinct()],
);

/** The segments under which a person's postings are counted: those of `segment_members`, but for moves that wait. */
export const segmentPeople = snakeCase.table('segment_people', {
  customerId: uuid().primaryKey(),
  segmentIds: uuid().array().notNull(),
});

/** Whose segments may be others than those counted: a person, or a segment of whom very many came or left. */
export const segmentMoves = snakeCase.table(
  'segment_moves',
  {
    id: rowId(),
    segmentId: uuid(),
    customerId: uuid(),
    /** The segment's people who differ stand in this table by themselves. */
    isListed: boolean().notNull().default(false),
    at: instant().notNull().defaultNow(),
  },
  (t) => [
    index('segment_moves_segment').on(t.id).where(sql`${t.segmentId} is not null`),
    check('segment_moves_what', sql`(${t.segmentId} is null) <> (${t.customerId} is null)`),
  ],
);
