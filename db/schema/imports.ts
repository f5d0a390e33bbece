import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant, rowId } from './columns.ts';

/** A file kept in pieces in the database, so that every instance can read it and a backup holds it. */
export const storedFiles = snakeCase.table(
  'stored_files',
  {
    id: id(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
  },
  (t) => [index('stored_files_sha256').on(t.sha256)],
);

export const storedFileParts = snakeCase.table(
  'stored_file_parts',
  {
    fileId: uuid()
      .notNull()
      .references(() => storedFiles.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.position] })],
);

/** One import from upload to undo. Rows and amounts are counted by outcome; nothing goes uncounted. */
export const importBatches = snakeCase.table(
  'import_batches',
  {
    id: id(),
    kind: text({ enum: ['products', 'stock', 'customers', 'orders', 'costs'] }).notNull(),
    status: text({
      enum: ['uploaded', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'],
    }).notNull(),
    channelId: uuid(),
    locationId: uuid(),
    fileId: uuid()
      .notNull()
      .references(() => storedFiles.id),
    preset: text(),
    /** How the file is written: encoding, delimiter, decimal sign, date order. */
    reading: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Our field → their column, with constants and conversions. */
    mapping: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    rowsTotal: integer(),
    /** Every row up to this one is settled; a crashed run goes on after it. */
    rowsDone: integer().notNull().default(0),
    outcome: jsonb().$type<Record<string, { rows: number; amountMinor: number }>>().notNull().default({}),
    isDryRun: boolean().notNull().default(false),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    finishedAt: instant(),
    undoneAt: instant(),
    problem: text(),
  },
  (t) => [
    index('import_batches_recent').on(t.createdAt),
    index('import_batches_file').on(t.fileId),
    check('import_batches_rows', sql`${t.rowsDone} >= 0`),
  ],
);

/** A row that could not be taken, kept with its cells so that it can be fixed and tried again. */
export const importErrors = snakeCase.table(
  'import_errors',
  {
    id: rowId(),
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    rowNumber: integer().notNull(),
    column: text(),
    value: text(),
    reason: text().notNull(),
    suggestion: text(),
    cells: text().array().notNull(),
    status: text({ enum: ['open', 'fixed', 'dismissed'] })
      .notNull()
      .default('open'),
  },
  (t) => [index('import_errors_batch').on(t.batchId, t.rowNumber)],
);
