import { type Database, inTransaction } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { refreshReorderPoints } from '../advice/refresh-reorder-points.ts';
import { type DemandView, forecastBatch } from './forecast-batch.ts';
import { writeForecasts } from './write-forecasts.ts';

const VARIANTS_AT_ONCE = 200;
/** The lock that the process holds which works on a forecast. */
export const FORECAST_LOCK = 7_204_311;

const HELD = 'forecastHeld';

/** True for the refusal that says that another process works on the forecast. */
export function isHeldByAnother(error: unknown): boolean {
  return error instanceof AppError && error.details.reason === HELD;
}

/** What is told while a forecast goes on. */
export type ForecastProgress = { variantsDone: number; variantsTotal: number; seriesDone: number };

type Run = ForecastProgress & { id: string; untilOn: string; lastVariantId: string | null };

/**
 * Carries a forecast on from wherever it stands, some variants at a time, and reckons the reorder points at its end.
 * Safe to start again after any crash: what is written stays, and the next variants follow. Ends early when it is cancelled.
 * @throws CONFLICT while another process works on it.
 */
export async function runForecast(
  ctx: Ctx,
  runId: string,
  onProgress: (progress: ForecastProgress) => void = () => undefined,
): Promise<void> {
  allow(ctx.actor, 'planning.write');
  await withLock(ctx.db, async () => {
    const run = await beginRun(ctx, runId);
    if (!run) return;
    const view = await readView(ctx, run.untilOn);
    for (;;) {
      const variantIds = await nextVariants(ctx.db, run);
      if (variantIds.length === 0) break;
      const rows = await forecastBatch(ctx.db, variantIds, view);
      const isOn = await settle(ctx, run, { rows, variantIds });
      announce(ctx.db, ['forecast'], []);
      if (!isOn) return;
      onProgress(run);
    }
    await refreshReorderPoints(ctx);
    await finish(ctx, run);
  });
}

/** Marks the run as begun; undefined when it is over, for then there is nothing to do. */
async function beginRun({ db, now }: Ctx, runId: string): Promise<Run | undefined> {
  const { rows } = await db.$client.query<Run>(
    `update forecast_runs set status = 'running', started_at = coalesce(started_at, $2),
       variants_total = case when started_at is null
         then (select count(*) from variants where kind = 'goods' and archived_at is null) else variants_total end
     where id = $1 and status in ('waiting', 'running')
     returning id, until_on::text as "untilOn", last_variant_id as "lastVariantId", variants_done as "variantsDone",
       variants_total as "variantsTotal", series_done as "seriesDone"`,
    [runId, now],
  );
  return rows[0];
}

async function readView({ db }: Ctx, untilOn: string): Promise<DemandView> {
  const { timeZone } = await getBusiness(db);
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from locations where is_counted and kind in ('warehouse', 'store')
     order by is_active desc, rank, name, id limit 1`,
  );
  if (!rows[0]) throw new AppError('NOT_FOUND', 'There is no warehouse or shop; add a location first.');
  return { untilOn, timeZone, otherwise: rows[0].id };
}

async function nextVariants(db: Database, { lastVariantId }: Run): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from variants where kind = 'goods' and archived_at is null and ($1::uuid is null or id > $1)
     order by id limit $2`,
    [lastVariantId, VARIANTS_AT_ONCE],
  );
  return rows.map(({ id }) => id);
}

/** Writes a batch and how far the run has come, both or neither; false when the run was cancelled meanwhile. */
async function settle(
  { db, now }: Ctx,
  run: Run,
  { rows, variantIds }: { rows: Parameters<typeof writeForecasts>[1]; variantIds: readonly string[] },
): Promise<boolean> {
  run.lastVariantId = variantIds.at(-1)!;
  run.variantsDone += variantIds.length;
  run.seriesDone += rows.length;
  return inTransaction(db, async (tx) => {
    const moved = await tx.$client.query(
      `update forecast_runs set last_variant_id = $2, variants_done = $3, series_done = $4
       where id = $1 and status = 'running'`,
      [run.id, run.lastVariantId, run.variantsDone, run.seriesDone],
    );
    if (moved.rowCount === 0) return false;
    await writeForecasts(tx, rows, { runId: run.id, untilOn: run.untilOn, now });
    return true;
  });
}

/** Forecasts that this run did not make are of goods that nobody asked for in two years, or that are no longer kept. */
async function finish({ db }: Ctx, run: Run): Promise<void> {
  await inTransaction(db, async (tx) => {
    const done = await tx.$client.query(
      `update forecast_runs set status = 'done', finished_at = clock_timestamp() where id = $1 and status = 'running'`,
      [run.id],
    );
    if (done.rowCount === 0) return;
    await tx.$client.query('delete from forecasts where run_id <> $1', [run.id]);
    await tx.$client.query('delete from forecast_runs where id <> $1', [run.id]);
  });
  announce(db, ['forecast'], []);
}

/** One at a time, held by a connection: when its process dies, the lock is gone. */
async function withLock(db: Database, work: () => Promise<void>): Promise<void> {
  const client = await openConnection(db.$client.options.connectionString ?? '');
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      FORECAST_LOCK,
    ]);
    if (!rows[0]?.got) {
      throw new AppError('CONFLICT', 'A forecast is being worked on already.', { details: { reason: HELD } });
    }
    await work();
  } finally {
    await client.end();
  }
}
