import { type Database, inTransaction, type Reader, type Tx } from '#db/client.ts';
import { currencyExponent } from '#lib/currency.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { readRows } from '../files/read-rows.ts';
import { type RowError, writeErrors } from '../files/write-errors.ts';
import { finishImport } from '../finish-import.ts';
import type { Settler } from '../orders/settle-chunk.ts';
import { type ImportBatch, lockBatch, type Outcome } from '../read-batch.ts';
import { type CellProblem, CellReader } from '../rows/read-cells.ts';
import { cardMasker, cellFinder, type RowCells, rowProblems } from '../rows/row-cells.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { settleCustomers } from './settle-customers.ts';
import { settleListings } from './settle-listings.ts';
import { settlePrices } from './settle-prices.ts';
import { settleProducts } from './settle-products.ts';
import { settleRates } from './settle-rates.ts';
import { settleSpend } from './settle-spend.ts';
import { settleStock } from './settle-stock.ts';
import { settleTouches } from './settle-touches.ts';

/** One row with its cells by our fields; `refuse` says why it cannot be taken. */
export type PlainRow = {
  rowNumber: number;
  cells: RowCells;
  refuse: (field: string, reason: string, suggestion?: string | null) => void;
};

/** What became of a row, and what it changed. */
export type RowResult = {
  rowNumber: number;
  outcome: 'create' | 'update' | 'unchanged' | 'left_out';
  change?: {
    subjectKind: 'product' | 'customer' | 'stock' | 'rate' | 'supplier_price' | 'touch' | 'spend' | 'listing';
    subjectId: string;
    before: Record<string, unknown> | null;
    after: Record<string, unknown>;
  };
};

/** What rows of products, stock, customers, rates, suppliers' prices and touches are settled with. */
export type PlainContext = Settler & {
  batch: ImportBatch;
  cells: CellReader;
  business: { reportingCurrency: string; country: string; exponent: number };
  /** What the file's amounts are in, and reporting currency per unit of it by the last rate; null while none is known. */
  amounts: { currency: string; rate: string | null };
};

const CHUNK_ROWS = 1_000;
const SAMPLES = 20;
const SETTLE = {
  products: settleProducts,
  stock: settleStock,
  customers: settleCustomers,
  rates: settleRates,
  prices: settlePrices,
  touches: settleTouches,
  spend: settleSpend,
  listings: settleListings,
};

class DryRun extends Error {}

/**
 * Takes the rows of any file but orders in chunks, each in one transaction with the cursor; a crashed run goes on after
 * it. A dry run does the very same in one transaction that is then given up, so its counts are those
 * of the run. Returns false when the import was stopped.
 */
export async function runPlain(
  ctx: Ctx,
  batch: ImportBatch,
  at: { isDryRun: boolean; onProgress: (rows: number) => Promise<boolean> },
): Promise<boolean> {
  const context = await readPlainContext(ctx.db, batch, { now: ctx.now, actorName: ctx.actor.name });
  if (!at.isDryRun) return runChunks(ctx, context, at.onProgress);
  const dry = { outcome: {} as Outcome, rows: 0, samples: [] as RowResult[], errors: [] as RowError[] };
  await inTransaction(ctx.db, async (tx) => {
    await tx.$client.query(`set local statement_timeout = '300s'`);
    for await (const rows of inChunks(ctx.db, batch, 0)) {
      const settled = await settleRows(tx, rows, context);
      dry.outcome = addOutcome(dry.outcome, settled.outcome);
      dry.rows += rows.length;
      dry.samples.push(...settled.results.filter((one) => one.change).slice(0, SAMPLES - dry.samples.length));
      dry.errors.push(...settled.errors);
      if (!(await at.onProgress(dry.rows))) break;
    }
    throw new DryRun();
  }).catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  await ctx.db.$client.query('delete from import_errors where batch_id = $1', [batch.id]);
  await writeErrors(ctx.db.$client, batch.id, dry.errors);
  const findings = {
    expected: dry.outcome,
    counts: { rows: dry.rows },
    samples: dry.samples,
    watermark: await readWatermark(ctx.db),
  };
  await finishImport(ctx, { importId: batch.id, status: 'ready', rowsTotal: dry.rows, findings });
  return true;
}

async function runChunks(
  ctx: Ctx,
  context: PlainContext,
  onProgress: (rows: number) => Promise<boolean>,
): Promise<boolean> {
  const { batch } = context;
  for await (const rows of inChunks(ctx.db, batch, batch.rowsDone)) {
    const done = await inTransaction(ctx.db, async (tx) => {
      const now = await lockBatch(tx, batch.id);
      if (now.status !== 'running') return null;
      const { outcome, results, errors } = await settleRows(tx, rows, context);
      await tx.$client.query(
        'delete from import_errors where batch_id = $1 and row_number between $2 and $3',
        [batch.id, rows[0]!.rowNumber, rows.at(-1)!.rowNumber],
      );
      await writeErrors(tx.$client, batch.id, errors);
      await writeChanges(tx, batch.id, results);
      const sum = addOutcome(now.outcome, outcome);
      await tx.$client.query(
        'update import_batches set rows_done = rows_done + $2, outcome = $3 where id = $1',
        [batch.id, rows.length, JSON.stringify(sum)],
      );
      return now.rowsDone + rows.length;
    });
    if (done === null || !(await onProgress(done))) return false;
  }
  return true;
}

/** Settles some rows in the transaction: what became of each, and what was refused and why. */
export async function settleRows(tx: Tx, rows: readonly TableRow[], context: PlainContext) {
  const find = cellFinder(context.batch.findings.headers as string[], context.batch.mapping);
  const problems = new Map<number, CellProblem[]>(rows.map((row) => [row.rowNumber, rowProblems(row)]));
  const plain = rows.map((row): PlainRow => {
    const cells = find(row);
    return {
      rowNumber: row.rowNumber,
      cells,
      refuse: (field, reason, suggestion = null) => {
        const column = context.batch.mapping.columns[field] ?? field;
        const value = cells.get(field).slice(0, 200);
        problems.get(row.rowNumber)!.push({ column, value, reason, suggestion });
      },
    };
  });
  const isBad = (row: { rowNumber: number }) => problems.get(row.rowNumber)!.length > 0;
  const kind = context.batch.kind as keyof typeof SETTLE;
  const results = await SETTLE[kind](
    tx,
    plain.filter((row) => !isBad(row)),
    { ...context, isBad },
  );
  const errors = rows.flatMap((row) =>
    problems.get(row.rowNumber)!.map((problem) => ({ rowNumber: row.rowNumber, cells: row.cells, problem })),
  );
  const outcome = countOutcomes([
    ...results.map((one) => one.outcome),
    ...rows.filter(isBad).map(() => 'error'),
  ]);
  return { outcome, results, errors };
}

function countOutcomes(names: readonly string[]): Outcome {
  const outcome: Outcome = {};
  for (const name of names)
    outcome[name] = { rows: (outcome[name]?.rows ?? 0) + 1, amountMinor: 0, restMicros: 0 };
  return outcome;
}

async function* inChunks(db: Database, batch: ImportBatch, skip: number): AsyncGenerator<TableRow[]> {
  const fixed = await readFixed(db, batch.id);
  const masked = cardMasker(batch.findings.headers as string[], batch.mapping);
  let chunk: TableRow[] = [];
  let seen = 0;
  for await (const row of readRows(db, batch.fileId, batch.reading)) {
    seen += 1;
    if (seen <= skip) continue;
    const cells = fixed.get(row.rowNumber);
    chunk.push(cells ? { rowNumber: row.rowNumber, cells, problems: [] } : masked(row));
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

/** Looks up what the rows are settled with. */
export async function readPlainContext(db: Reader, batch: ImportBatch, by: Settler): Promise<PlainContext> {
  const { reportingCurrency, country, timeZone } = await getBusiness(db);
  const { amountsIn } = batch.mapping;
  const currency = amountsIn && amountsIn !== 'column' ? amountsIn : reportingCurrency;
  return {
    batch,
    amounts: {
      currency,
      rate: currency === reportingCurrency ? '1' : await readLastRate(db, currency, dayIn(timeZone, by.now)),
    },
    cells: new CellReader(batch.reading, timeZone),
    business: { reportingCurrency, country, exponent: currencyExponent(reportingCurrency) },
    ...by,
  };
}

async function readLastRate(db: Reader, currency: string, day: string): Promise<string | null> {
  const { rows } = await db.$client.query<{ rate: string }>(
    'select rate::text from exchange_rates where currency = $1 and day <= $2 order by day desc limit 1',
    [currency, day],
  );
  return rows[0]?.rate ?? null;
}

/** Keeps what rows changed, so that it can be put back. */
export async function writeChanges(tx: Tx, batchId: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.flatMap(({ rowNumber, change }) =>
    change
      ? [
          {
            row_number: rowNumber,
            subject_kind: change.subjectKind,
            subject_id: change.subjectId,
            before: change.before,
            after: change.after,
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await tx.$client.query(
    `insert into import_changes (batch_id, row_number, subject_kind, subject_id, before, after)
     select $1, row_number, subject_kind, subject_id, before, after
     from jsonb_to_recordset($2::jsonb) as c (row_number integer, subject_kind text, subject_id text, before jsonb, after jsonb)`,
    [batchId, JSON.stringify(rows)],
  );
}

/** The newest movement when the file was checked: what moved since, the file could not know. */
async function readWatermark(db: Database): Promise<number> {
  const { rows } = await db.$client.query<{ id: number }>(
    'select coalesce(max(id), 0) as id from stock_movements',
  );
  return rows[0]!.id;
}
