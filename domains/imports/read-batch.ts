import type { Reader, Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import type { ImportKind } from './fields.ts';
import { Mapping, Reading } from './mapping.ts';

/** Rows and exact amount of one outcome. */
export type OutcomeSum = { rows: number; amountMinor: number; restMicros: number };
/** Rows by what became of them. */
export type Outcome = Record<string, OutcomeSum>;

/** Where an import stands. */
export type ImportStatus =
  | 'uploaded'
  | 'checking'
  | 'ready'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

/** An import as its own machinery sees it. */
export type ImportBatch = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  channelId: string | null;
  locationId: string | null;
  fileId: string;
  preset: string | null;
  reading: Reading;
  mapping: Mapping;
  rowsTotal: number | null;
  rowsDone: number;
  phase: number;
  ordinal: number;
  outcome: Outcome;
  findings: Record<string, unknown>;
  options: Record<string, unknown>;
};

const COLUMNS = `id, kind, status, channel_id as "channelId", location_id as "locationId", file_id as "fileId", preset,
  reading, mapping, rows_total as "rowsTotal", rows_done as "rowsDone", phase, ordinal, outcome, findings, options`;

/** @throws NOT_FOUND for an import that does not exist. */
export async function readBatch(db: Reader, importId: string): Promise<ImportBatch> {
  return find(db, importId, '');
}

/** The same, locked until the transaction ends, so that one writer at a time moves its cursor. */
export async function lockBatch(tx: Tx, importId: string): Promise<ImportBatch> {
  return find(tx, importId, 'for update');
}

async function find(db: Reader, importId: string, lock: '' | 'for update'): Promise<ImportBatch> {
  const { rows } = isId(importId)
    ? await db.$client.query<ImportBatch>(`select ${COLUMNS} from import_batches where id = $1 ${lock}`, [
        importId,
      ])
    : { rows: [] };
  const found = rows[0];
  if (!found)
    throw new AppError('NOT_FOUND', `There is no import ${importId}; look at the list of imports.`, {
      details: { reason: 'gone', thing: 'other' },
    });
  return { ...found, reading: Reading.parse(found.reading), mapping: Mapping.parse(found.mapping) };
}
