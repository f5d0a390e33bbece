import { z } from 'zod';
import { IMPORT_KINDS } from './fields.ts';
import { Mapping, Reading } from './mapping.ts';

/** Names an import. */
export const ImportRef = z.strictObject({ importId: z.uuid() });

/** A stored file that is to be imported; what is left out is detected or proposed. */
export const CreateImportInput = z.strictObject({
  fileId: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  /** The channel of all rows, by its slug, where the mapping does not name channels. */
  channel: z.string().max(63).optional(),
  /** The location of all rows, by its code: of stock without a location column, or of live orders. */
  location: z.string().max(60).optional(),
  preset: z.string().max(60).optional(),
  /** Parts of a mapping, over those of the preset or of the proposal. */
  mapping: z.record(z.string(), z.unknown()).optional(),
  reading: Reading.partial().optional(),
});

/** What the person answered or chose otherwise. */
export const SaveMappingInput = ImportRef.extend({
  mapping: Mapping.optional(),
  reading: Reading.partial().optional(),
});

/** The cells of one refused row, put right; as many as the file has columns. */
export const FixRowInput = z.strictObject({
  errorId: z.number().int().positive(),
  cells: z.array(z.string().max(10_000)).max(2_000),
});

/** Names a refused row. */
export const ErrorRef = z.strictObject({ errorId: z.number().int().positive() });

/** Which imports, newest first, page by page. */
export const ImportFilter = z.strictObject({
  kind: z.enum(IMPORT_KINDS).optional(),
  /** The id of the last import of the page before. */
  after: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(25),
});

/** Which refused rows of an import, by row, page by page. */
export const ErrorFilter = ImportRef.extend({
  status: z.enum(['open', 'fixed', 'dismissed']).optional(),
  after: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** Which settled rows of an import: those behind one figure of its report. */
export const RowFilter = ImportRef.extend({
  outcome: z.enum(['sale', 'return', 'write_off', 'fee', 'adjustment', 'duplicate', 'error']),
  after: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
