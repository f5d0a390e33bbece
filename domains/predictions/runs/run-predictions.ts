import { type Database, inTransaction } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { AppError } from '#lib/errors.ts';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { finishInTurns } from '#lib/math/steps.ts';
import { daysBetween } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { takeTurns } from '../../planning/runs/take-turns.ts';
import { allow } from '../../team/can.ts';
import { createForesight } from '../models/foresee.ts';
import { countAffinities } from './count-affinities.ts';
import { fitShop } from './fit-shop.ts';
import { foretellBuyer, HORIZON_DAYS, HORIZON_WEEKS, scoreAll } from './foretell-buyers.ts';
import { keepFits, readKnowledge } from './keep-fits.ts';
import { type KnownBuyer, readBuyers } from './read-buyers.ts';
import { writePredictions } from './write-predictions.ts';

/** The lock that the process holds which works on the predictions. */
export const PREDICTION_LOCK = 7_204_312;
const PEOPLE_AT_ONCE = 500;
/** Draws for the intervals: enough for two digits, fewer where many people share the work. */
const DRAWS = 200;
const FEWER_DRAWS = 100;
const MANY_PEOPLE = 20_000;
const EPOCH = '1970-01-01';
const HELD = 'predictionsHeld';

/** True for the refusal that says that another process works on the predictions. */
export function isHeldByAnother(error: unknown): boolean {
  return error instanceof AppError && error.details.reason === HELD;
}

/** What is told while predictions are made. */
export type PredictionProgress = { customersDone: number; customersTotal: number };

type Run = PredictionProgress & { id: string; untilOn: string; lastCustomerId: string | null };

/**
 * Carries a look at all buyers on from wherever it stands: fits the models, foretells the people, counts what is bought
 * together. Safe to start again after any crash; the same orders give the same figures. Ends early when it is cancelled.
 * @throws CONFLICT while another process works on it.
 */
export async function runPredictions(
  ctx: Ctx,
  runId: string,
  onProgress: (progress: PredictionProgress) => void = () => undefined,
): Promise<void> {
  allow(ctx.actor, 'prediction.write');
  await withLock(ctx.db, async () => {
    const run = await beginRun(ctx, runId);
    if (!run) return;
    const { rest } = takeTurns();
    const known = await readBuyers(ctx.db, run.untilOn, rest);
    if (!(await foretellAll(ctx, { run, known, rest, onProgress }))) return;
    await countAffinities(ctx.db, { now: ctx.now, rest });
    await finish(ctx.db, run);
  });
}

/** Marks the run as begun; undefined when it is over, for then there is nothing to do. */
async function beginRun({ db, now }: Ctx, runId: string): Promise<Run | undefined> {
  const { rows } = await db.$client.query<Run>(
    `update prediction_runs set status = 'running', started_at = coalesce(started_at, $2)
     where id = $1 and status in ('waiting', 'running')
     returning id, until_on::text as "untilOn", last_customer_id as "lastCustomerId",
       customers_done as "customersDone", customers_total as "customersTotal"`,
    [runId, now],
  );
  return rows[0];
}

type Work = {
  run: Run;
  known: readonly KnownBuyer[];
  rest: () => Promise<void> | undefined;
  onProgress: (progress: PredictionProgress) => void;
};

/** Foretells everybody who is left; false when the run was cancelled meanwhile. */
async function foretellAll(ctx: Ctx, { run, known, rest, onProgress }: Work): Promise<boolean> {
  const until = daysBetween(EPOCH, run.untilOn);
  const random = seededRandom(until);
  const earlier = await readKnowledge(ctx.db, run.id);
  if (!earlier) {
    const found = await finishInTurns(fitShop(known, { until, random }), rest);
    if (found) await keepFits(ctx.db, found, { runId: run.id, now: ctx.now });
  }
  const knowledge = earlier ?? (await readKnowledge(ctx.db, run.id));
  const draws = known.length > MANY_PEOPLE ? FEWER_DRAWS : DRAWS;
  const foresight =
    knowledge && createForesight(knowledge, { weeks: HORIZON_WEEKS, draws, random: seededRandom(until + 1) });
  const scores = scoreAll(known);
  run.customersTotal = known.length;
  for (let at = 0; at < known.length; at += PEOPLE_AT_ONCE) {
    const rows = [];
    for (let i = at; i < Math.min(at + PEOPLE_AT_ONCE, known.length); i++) {
      const facts = { score: scores[i]!, until, knowledge, foresee: foresight?.foresee ?? null };
      rows.push(foretellBuyer(known[i]!, facts));
      await rest();
    }
    // People of before a crash are foretold again for the totals, but stand written.
    if (run.lastCustomerId !== null && rows.at(-1)!.customer_id <= run.lastCustomerId) continue;
    if (!(await settle(ctx.db, run, rows))) return false;
    announce(ctx.db, ['prediction'], []);
    onProgress(run);
  }
  if (foresight) await keepTotals(ctx.db, run.id, foresight.totals());
  return true;
}

/** Writes some people and how far the run has come, both or neither; false when the run was cancelled meanwhile. */
async function settle(
  db: Database,
  run: Run,
  rows: Parameters<typeof writePredictions>[1],
): Promise<boolean> {
  run.lastCustomerId = rows.at(-1)!.customer_id;
  run.customersDone += rows.length;
  return inTransaction(db, async (tx) => {
    const moved = await tx.$client.query(
      `update prediction_runs set last_customer_id = $2, customers_done = $3, customers_total = $4
       where id = $1 and status = 'running'`,
      [run.id, run.lastCustomerId, run.customersDone, run.customersTotal],
    );
    if (moved.rowCount === 0) return false;
    await writePredictions(tx, rows, run.id);
    return true;
  });
}

async function keepTotals(
  db: Database,
  runId: string,
  totals: ReturnType<ReturnType<typeof createForesight>['totals']>,
): Promise<void> {
  const named = totals.map((ahead, i) => ({ days: HORIZON_DAYS[i]!, ...ahead }));
  await db.$client.query(
    `update model_fits set totals = $2 where run_id = $1 and is_chosen and model <> 'gamma-gamma'`,
    [runId, JSON.stringify(named)],
  );
}

/** Predictions that this run did not make are of people who are no buyers any more: merged, erased, orders cancelled. */
async function finish(db: Database, run: Run): Promise<void> {
  await inTransaction(db, async (tx) => {
    const done = await tx.$client.query(
      `update prediction_runs set status = 'done', finished_at = clock_timestamp() where id = $1 and status = 'running'`,
      [run.id],
    );
    if (done.rowCount === 0) return;
    await tx.$client.query('delete from customer_predictions where run_id <> $1', [run.id]);
    await tx.$client.query('delete from prediction_runs where id <> $1', [run.id]);
  });
  announce(db, ['prediction'], []);
}

/** One at a time, held by a connection: when its process dies, the lock is gone. */
async function withLock(db: Database, work: () => Promise<void>): Promise<void> {
  const client = await openConnection(db.$client.options.connectionString ?? '');
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      PREDICTION_LOCK,
    ]);
    if (!rows[0]?.got) {
      throw new AppError('CONFLICT', 'Predictions are being worked on already.', {
        details: { reason: HELD },
      });
    }
    await work();
  } finally {
    await client.end();
  }
}
