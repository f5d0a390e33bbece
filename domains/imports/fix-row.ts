import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import { TELLS_OF_PEOPLE } from './fields.ts';
import { ErrorRef, FixRowInput } from './input.ts';
import { KNOWN_OTHERWISE } from './orders/leave-out-known.ts';
import { nationalHider, type PeopleFile, showHidden } from './people/hide-national-ids.ts';
import { lockBatch, readBatch } from './read-batch.ts';

type Found = {
  id: number;
  batchId: string;
  rowNumber: number;
  status: string;
  reason: string;
  cells: string[];
};

/**
 * Keeps the cells of a refused row as the person put them right; `retryErrors` reads the row again.
 * @throws INVALID_INPUT when the number of cells is not that of the file's row, CONFLICT for a row that is settled.
 */
export const fixRow = command('import.run', {
  input: FixRowInput,
  run: async (tx, { errorId, cells }, ctx) => {
    const error = await findError(tx, errorId);
    if (error.reason === KNOWN_OTHERWISE || error.reason === 'outOfStock')
      throw new AppError(
        'CONFLICT',
        'The row itself is sound: our books refused its order. Edit or place that order.',
        { details: { reason: 'rowSound' } },
      );
    if (cells.length !== error.cells.length)
      throw new AppError('INVALID_INPUT', `The row has ${error.cells.length} cells, not ${cells.length}.`, {
        details: { reason: 'cellCount', wanted: error.cells.length, found: cells.length },
      });
    const kept = hideAgain(cells, error, await readPeopleFile(tx, error.batchId));
    await tx.$client.query(
      `update import_errors set cells = $3, status = 'fixed' where batch_id = $1 and row_number = $2`,
      [error.batchId, error.rowNumber, kept.cells],
    );
    return traceOf(error, { before: kept.before, after: { ...kept.after, at: ctx.now } });
  },
});

/** Gives a refused row up: it is not taken, and rows of its order that waited for it need not wait any longer. */
export const dismissRow = command('import.run', {
  input: ErrorRef,
  run: async (tx, { errorId }) => {
    const error = await findError(tx, errorId);
    await tx.$client.query(
      `update import_errors set status = 'dismissed' where batch_id = $1 and row_number = $2`,
      [error.batchId, error.rowNumber],
    );
    await tx.$client.query(
      `update import_rows set outcome = 'dismissed' where batch_id = $1 and row_number = $2`,
      [error.batchId, error.rowNumber],
    );
    return traceOf(error, { before: { status: error.status }, after: { status: 'dismissed' } });
  },
});

async function readPeopleFile(tx: Tx, importId: string): Promise<PeopleFile> {
  const [{ kind, mapping, findings }, { country }] = await Promise.all([
    readBatch(tx, importId),
    getBusiness(tx),
  ]);
  return { kind, mapping, headers: findings.headers as string[], homeCountry: country };
}

/** The cells as they are kept, and what the audit says of them: of people only which cells were changed. */
function hideAgain(cells: readonly string[], error: Found, file: PeopleFile) {
  if (!TELLS_OF_PEOPLE.has(file.kind)) return { cells, before: { cells: error.cells }, after: { cells } };
  const hidden = nationalHider(file)([...cells]);
  const kept = hidden.map((cell, at) =>
    cells[at] === showHidden(error.cells[at] ?? '') ? (error.cells[at] ?? '') : cell,
  );
  const changed = file.headers.filter((_, at) => kept[at] !== error.cells[at]);
  return { cells: kept, before: {}, after: { changed } };
}

async function findError(tx: Tx, errorId: number): Promise<Found> {
  const { rows } = await tx.$client.query<Found>(
    `select id, batch_id as "batchId", row_number as "rowNumber", status, reason, cells from import_errors where id = $1`,
    [errorId],
  );
  const found = rows[0];
  if (!found)
    throw new AppError('NOT_FOUND', 'This row is not refused (any more); load the list again.', {
      details: { reason: 'rowOver' },
    });
  await lockBatch(tx, found.batchId);
  if (found.status !== 'dismissed') return found;
  throw new AppError('CONFLICT', 'This row was given up already.', { details: { reason: 'rowOver' } });
}

function traceOf(error: Found, change: { before: object; after: object }) {
  return {
    result: { importId: error.batchId, rowNumber: error.rowNumber },
    subjectKind: 'import',
    subjectId: error.batchId,
    summary: { rowNumber: error.rowNumber },
    ...change,
    events: [{ kind: 'import.changed' as const, subjectKind: 'import', subjectId: error.batchId }],
  };
}
