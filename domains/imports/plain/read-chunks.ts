import type { Database } from '#db/client.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { readRows } from '../files/read-rows.ts';
import { nationalHider } from '../people/hide-national-ids.ts';
import type { ImportBatch } from '../read-batch.ts';
import { cardMasker } from '../rows/row-cells.ts';

const CHUNK_ROWS = 1_000;

/**
 * The rows of an import's file after the first `skip`, a thousand at a time. Card numbers are masked and national numbers
 * stand as hashes from here on; rows that a person put right stand in for those of the file.
 */
export async function* readChunks(
  db: Database,
  batch: ImportBatch,
  skip: number,
): AsyncGenerator<TableRow[]> {
  const fixed = await readFixed(db, batch.id);
  const { country: homeCountry } = await getBusiness(db);
  const { kind, mapping, fileId, reading } = batch;
  const headers = batch.findings.headers as string[];
  const hide = nationalHider({ kind, headers, mapping, homeCountry });
  const masked = cardMasker(headers, mapping);
  let chunk: TableRow[] = [];
  let seen = 0;
  for await (const row of readRows(db, fileId, reading)) {
    seen += 1;
    if (seen <= skip) continue;
    const cells = fixed.get(row.rowNumber);
    chunk.push(
      cells ? { rowNumber: row.rowNumber, cells, problems: [] } : masked({ ...row, cells: hide(row.cells) }),
    );
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Rows that a person put right after the check stand in for those of the file. */
async function readFixed(db: Database, batchId: string): Promise<Map<number, string[]>> {
  const { rows } = await db.$client.query<{ rowNumber: number; cells: string[] }>(
    `select distinct on (row_number) row_number as "rowNumber", cells from import_errors
     where batch_id = $1 and status = 'fixed' order by row_number, id`,
    [batchId],
  );
  return new Map(rows.map((row) => [row.rowNumber, row.cells]));
}
