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
  smallint,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, id, instant, minor, rowId, units } from './columns.ts';

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
    kind: text({
      enum: ['products', 'stock', 'customers', 'orders', 'rates', 'prices', 'touches', 'spend', 'listings'],
    }).notNull(),
    status: text({
      enum: ['uploaded', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'],
    }).notNull(),
    channelId: uuid(),
    locationId: uuid(),
    fileId: uuid()
      .notNull()
      .references(() => storedFiles.id),
    preset: text(),
    /** Stock rule, questions answered, what else the person chose. */
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** How the file is written: encoding, delimiter, decimal sign, date order. */
    reading: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Our field → their column, with constants and conversions. */
    mapping: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    rowsTotal: integer(),
    /** Every row up to this one is settled; a crashed run goes on after it. */
    rowsDone: integer().notNull().default(0),
    /** Where the run stands among the file's documents: all up to (phase, ordinal) are settled. */
    phase: smallint().notNull().default(1),
    ordinal: integer().notNull().default(0),
    /** What the check found: questions to answer, counts, sums, samples of before and after. */
    findings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Rows by outcome with their exact amounts: `restMicros` is what minor units cannot hold, in millionths of one. */
    outcome: jsonb()
      .$type<Record<string, { rows: number; amountMinor: number; restMicros: number }>>()
      .notNull()
      .default({}),
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

/**
 * Every row of an order file as it was understood: what it is, to whom, how much, exactly. Written by the check;
 * the run settles it in chunks of whole documents. Kept afterwards, so that each class of the report has its rows.
 */
export const importRows = snakeCase.table(
  'import_rows',
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    rowNumber: integer().notNull(),
    /** 1: lines of orders; 2: returns, fees and the like, which may point at orders of phase 1. */
    phase: smallint().notNull(),
    /** Place of the row's document among the documents of its phase, by first row. */
    ordinal: integer().notNull(),
    class: text({ enum: ['sale', 'return', 'write_off', 'fee', 'adjustment', 'error'] }).notNull(),
    /** What became of the row where it was not taken as its class. */
    outcome: text({ enum: ['duplicate', 'error', 'dismissed', 'waiting', 'undone'] }),
    document: text().notNull(),
    lineNumber: text(),
    channelId: uuid(),
    locationId: uuid(),
    customer: text(),
    sku: text().notNull(),
    title: text(),
    quantity: units().notNull(),
    unitPriceMinor: minor().notNull(),
    amountMinor: minor().notNull(),
    amountRestMicros: integer().notNull().default(0),
    discountMinor: minor(),
    discountRestMicros: integer(),
    taxMinor: minor(),
    shippingMinor: minor(),
    costMinor: minor(),
    costRestMicros: integer(),
    currency: text().notNull(),
    rate: numeric({ precision: 24, scale: 12 }),
    paidCurrency: text(),
    paidRate: numeric({ precision: 24, scale: 12 }),
    at: instant(),
    day: date({ mode: 'string' }),
    deliveredAt: instant(),
    country: text(),
    /** Who ordered and where it went, where the file says more than an id. */
    person: jsonb().$type<Record<string, string>>(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.rowNumber] }),
    index('import_rows_documents').on(t.batchId, t.phase, t.ordinal),
    index('import_rows_errors').on(t.batchId, t.document).where(sql`${t.class} = 'error'`),
  ],
);

/** What an import found before it changed something, so that its undo can put exactly that back. */
export const importChanges = snakeCase.table(
  'import_changes',
  {
    id: rowId(),
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    rowNumber: integer().notNull(),
    subjectKind: text({
      enum: ['product', 'customer', 'stock', 'rate', 'supplier_price', 'touch', 'spend', 'listing'],
    }).notNull(),
    subjectId: text().notNull(),
    /** Null where the import made the subject. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
    undone: text({ enum: ['reversed', 'kept'] }),
  },
  (t) => [index('import_changes_batch').on(t.batchId, t.id)],
);
