import { type Database, inTransaction, type Tx } from '#db/client.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { cutText } from '#lib/text/clean-text.ts';
import type { Ctx } from '../../context.ts';
import { type RowError, writeErrors } from '../files/write-errors.ts';
import { finishImport } from '../finish-import.ts';
import type { Settler } from '../orders/settle-chunk.ts';
import { type ImportBatch, lockBatch, type Outcome } from '../read-batch.ts';
import type { CellProblem, CellReader } from '../rows/read-cells.ts';
import { cellFinder, type RowCells, rowProblems } from '../rows/row-cells.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { readChunks } from './read-chunks.ts';
import { readPlainContext } from './read-plain-context.ts';
import { settleCustomers } from './settle-customers.ts';
import { settleListings } from './settle-listings.ts';
import { settlePrices } from './settle-prices.ts';
import { settleProducts } from './settle-products.ts';
import { settleRates } from './settle-rates.ts';
import { settleSpend } from './settle-spend.ts';
import { settleStock } from './settle-stock.ts';
import { settleTouches } from './settle-touches.ts';
import { addBooked, type Total } from './sum-booked.ts';
import { writeChanges } from './write-changes.ts';

/** One row with its cells by our fields; `refuse` says why it cannot be taken. */
export type PlainRow = {
  rowNumber: number;
  cells: RowCells;
  refuse: (field: string, reason: string, suggestion?: string | null) => void;
};

/** What became of a row, and what it changed. */
export type RowResult = {
  rowNumber: number;
  outcome: 'create' | 'update' | 'unchanged' | 'left_out' | 'repeated';
  /** Of files of spend: what the row says, and what it adds to the books. */
  booked?: { currency: string; amountMinor: number; reportedMinor: number };
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
class Stopped extends Error {}

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
  // A report of advertising is taken whole or not at all: half a month would look like a cheap one.
  if (!at.isDryRun)
    return batch.kind === 'spend'
      ? runWhole(ctx, context, at.onProgress)
      : runChunks(ctx, context, at.onProgress);
  const dry = { outcome: {} as Outcome, rows: 0, samples: [] as RowResult[], errors: [] as RowError[] };
  const totals = new Map<string, Total>();
  await inTransaction(ctx.db, async (tx) => {
    await tx.$client.query(`set local statement_timeout = '300s'`);
    for await (const rows of readChunks(ctx.db, batch, 0)) {
      const settled = await settleRows(tx, rows, context);
      dry.outcome = addOutcome(dry.outcome, settled.outcome);
      dry.rows += rows.length;
      dry.samples.push(...settled.results.filter((one) => one.change).slice(0, SAMPLES - dry.samples.length));
      dry.errors.push(...settled.errors);
      addBooked(totals, settled.results);
      if (!(await at.onProgress(dry.rows))) break;
    }
    throw new DryRun();
  }).catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  await ctx.db.$client.query('delete from import_errors where batch_id = $1', [batch.id]);
  await writeErrors(ctx.db, batch, dry.errors);
  const findings = {
    expected: dry.outcome,
    counts: { rows: dry.rows },
    samples: dry.samples,
    totals: [...totals.values()].map((total) => ({
      ...total,
      keptIn: context.business.reportingCurrency,
      amountMinor: String(total.amountMinor),
    })),
    unusual: dry.errors.filter(({ problem }) => problem.reason === 'farAboveUsual').length,
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
  for await (const rows of readChunks(ctx.db, batch, batch.rowsDone)) {
    const done = await inTransaction(ctx.db, async (tx) => {
      const now = await lockBatch(tx, batch.id);
      if (now.status !== 'running') return null;
      const settled = await settleRows(tx, rows, context);
      await writeDone(tx, now, {
        ...settled,
        first: rows[0]!.rowNumber,
        last: rows.at(-1)!.rowNumber,
        rows: rows.length,
      });
      return now.rowsDone + rows.length;
    });
    if (done === null || !(await onProgress(done))) return false;
  }
  return true;
}

/**
 * All rows in one transaction; a stop or a crash before its end leaves nothing. What points at the import is written last,
 * since it holds the import's row, and whoever stops it would wait.
 */
async function runWhole(
  ctx: Ctx,
  context: PlainContext,
  onProgress: (rows: number) => Promise<boolean>,
): Promise<boolean> {
  const { batch } = context;
  return inTransaction(ctx.db, async (tx) => {
    await tx.$client.query(`set local statement_timeout = '300s'`);
    const done = {
      first: 0,
      last: 0,
      rows: 0,
      outcome: {} as Outcome,
      results: [] as RowResult[],
      errors: [] as RowError[],
    };
    for await (const rows of readChunks(ctx.db, batch, 0)) {
      const settled = await settleRows(tx, rows, context);
      done.last = rows.at(-1)!.rowNumber;
      done.rows += rows.length;
      done.outcome = addOutcome(done.outcome, settled.outcome);
      done.results.push(...settled.results.filter((one) => one.change));
      done.errors.push(...settled.errors);
      if (!(await onProgress(done.rows))) throw new Stopped();
    }
    const now = await lockBatch(tx, batch.id);
    if (now.status !== 'running') throw new Stopped();
    await writeDone(tx, now, done);
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Stopped) return false;
    throw error;
  });
}

type Done = {
  first: number;
  last: number;
  rows: number;
  outcome: Outcome;
  results: readonly RowResult[];
  errors: readonly RowError[];
};

/** Keeps what became of rows up to the import's cursor, which moves past them. */
async function writeDone(tx: Tx, batch: ImportBatch, done: Done): Promise<void> {
  await tx.$client.query('delete from import_errors where batch_id = $1 and row_number between $2 and $3', [
    batch.id,
    done.first,
    done.last,
  ]);
  await writeErrors(tx, batch, done.errors);
  await writeChanges(tx, batch.id, done.results);
  await tx.$client.query('update import_batches set rows_done = rows_done + $2, outcome = $3 where id = $1', [
    batch.id,
    done.rows,
    JSON.stringify(addOutcome(batch.outcome, done.outcome)),
  ]);
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
        const value = cutText(cells.get(field), 200);
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
    ...results.map((one) => ({ name: one.outcome, amountMinor: one.booked?.reportedMinor ?? 0 })),
    ...rows.filter(isBad).map(() => ({ name: 'error', amountMinor: 0 })),
  ]);
  return { outcome, results, errors };
}

function countOutcomes(parts: readonly { name: string; amountMinor: number }[]): Outcome {
  return parts.reduce<Outcome>(
    (sum, { name, amountMinor }) => addOutcome(sum, { [name]: { rows: 1, amountMinor, restMicros: 0 } }),
    {},
  );
}

/** The newest movement when the file was checked: what moved since, the file could not know. */
async function readWatermark(db: Database): Promise<number> {
  const { rows } = await db.$client.query<{ id: number }>(
    'select coalesce(max(id), 0) as id from stock_movements',
  );
  return rows[0]!.id;
}
