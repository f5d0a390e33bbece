import type { Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { AppError } from '#lib/errors.ts';
import { readRows } from '../files/read-rows.ts';
import { type RowError, writeErrors } from '../files/write-errors.ts';
import { nationalHider } from '../people/hide-national-ids.ts';
import type { ImportBatch } from '../read-batch.ts';
import { type OrderRowContext, readOrderRow } from '../rows/read-order-row.ts';
import { cardMasker } from '../rows/row-cells.ts';
import { RowCopy } from './copy-rows.ts';

const ERRORS_AT_ONCE = 500;
const PROGRESS_EVERY_ROWS = 20_000;

/**
 * Reads the whole file once and keeps every row as it was understood, all in one transaction: either the file stands
 * there whole or not at all. What an earlier check left is replaced. Holds one number per document in memory.
 */
export async function stageOrders(
  db: Database,
  batch: ImportBatch,
  at: { context: OrderRowContext; onProgress: (rows: number) => Promise<boolean> },
): Promise<{ rows: number }> {
  const client = await openConnection(urlOf(db));
  const errorClient = await openConnection(urlOf(db));
  try {
    await client.query('begin');
    await errorClient.query('begin');
    await client.query('delete from import_rows where batch_id = $1', [batch.id]);
    await errorClient.query('delete from import_errors where batch_id = $1', [batch.id]);
    const copy = new RowCopy(client, batch.id);
    const ordinals = new Ordinals();
    let errors: RowError[] = [];
    let rows = 0;
    const headers = batch.findings.headers as string[];
    const { country: homeCountry } = await getBusiness(db);
    const hide = nationalHider({ kind: batch.kind, headers, mapping: batch.mapping, homeCountry });
    const masked = cardMasker(headers, batch.mapping);
    for await (const found of readRows(db, batch.fileId, batch.reading)) {
      const row = masked({ ...found, cells: hide(found.cells) });
      const read = readOrderRow(row, at.context);
      for (const problem of read.problems)
        errors.push({ rowNumber: row.rowNumber, cells: row.cells, problem });
      await copy.add(read.row, ordinals.of(read.row));
      rows += 1;
      if (errors.length >= ERRORS_AT_ONCE) {
        await writeErrors(db, batch, errors, errorClient);
        errors = [];
      }
      if (rows % PROGRESS_EVERY_ROWS === 0 && !(await at.onProgress(rows)))
        throw new AppError('CONFLICT', 'The import was stopped while its file was read.');
    }
    await copy.end();
    await writeErrors(db, batch, errors, errorClient);
    await errorClient.query('commit');
    await client.query('commit');
    await client.query('analyze import_rows');
    return { rows };
  } finally {
    await Promise.all([client.end(), errorClient.end()]);
  }
}

function urlOf(db: Database): string {
  const url = db.$client.options.connectionString;
  if (url) return url;
  throw new AppError('INTERNAL', 'The database was opened without an address.');
}

/** The place of each document among those of its phase, by first row. */
class Ordinals {
  private readonly known = [new Map<string, number>(), new Map<string, number>()] as const;

  of(row: { phase: 1 | 2; document: string; channelId: string | null }): number {
    const documents = this.known[row.phase === 1 ? 0 : 1];
    const key = row.channelId ? `${row.channelId} ${row.document}` : row.document;
    const before = documents.get(key);
    if (before !== undefined) return before;
    documents.set(key, documents.size + 1);
    return documents.size;
  }
}
