import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '../channels.ts';
import { id, instant } from '../columns.ts';
import { parityDrifts } from './parity.ts';

/** One fact that is to be written to a channel, or was: from the wish to what the channel answered. */
export const listingCorrections = snakeCase.table(
  'listing_corrections',
  {
    id: id(),
    driftId: uuid()
      .notNull()
      .references(() => parityDrifts.id, { onDelete: 'cascade' }),
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    externalId: text().notNull(),
    kind: text({ enum: ['price', 'stock', 'title', 'description'] }).notNull(),
    /** `sending` from the moment on in which a job took it; `written` once it was read back there. */
    state: text({ enum: ['waiting', 'sending', 'written', 'refused', 'withdrawn'] })
      .notNull()
      .default('waiting'),
    /** What is to stand there, and what stood there when it was asked for (null: nothing is compared). */
    wants: jsonb().$type<Record<string, unknown>>().notNull(),
    expects: jsonb().$type<Record<string, unknown>>(),
    /** What was there just before it was written, and what was written; null while nothing was. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    /** The correction whose former value this one writes back. */
    undoesId: uuid().references((): AnyPgColumn => listingCorrections.id, { onDelete: 'cascade' }),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    tryAt: instant().notNull(),
    takenAt: instant(),
    sentAt: instant(),
    endedAt: instant(),
    /** Why it waits or was refused, and the channel's own words about it. */
    reason: text(),
    words: text(),
  },
  (t) => [
    uniqueIndex('listing_corrections_open')
      .on(t.channelId, t.externalId, t.kind)
      .where(sql`${t.state} in ('waiting', 'sending')`),
    index('listing_corrections_due').on(t.tryAt, t.id).where(sql`${t.state} in ('waiting', 'sending')`),
    index('listing_corrections_drift').on(t.driftId, t.id),
    index('listing_corrections_undoes').on(t.undoesId),
    index('listing_corrections_channel').on(t.channelId, t.askedAt),
    check('listing_corrections_ended', sql`(${t.state} in ('waiting', 'sending')) = (${t.endedAt} is null)`),
    check('listing_corrections_refused', sql`${t.state} <> 'refused' or ${t.reason} is not null`),
    check('listing_corrections_sent', sql`(${t.before} is null) = (${t.after} is null)`),
  ],
);
