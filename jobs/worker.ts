import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import { connect } from '#db/client.ts';
import { JOB_SCHEMA, type QueueName, WORKER_NAME } from '#db/queues.ts';
import type { Ctx } from '#domains/context.ts';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { foldBoard } from './board/fold-board.ts';
import { foldEffort } from './board/fold-effort.ts';
import { foldPostings } from './fold-postings.ts';
import { foldSales } from './fold-sales.ts';
import { foldSupply } from './fold-supply.ts';
import { foldTouches } from './fold-touches.ts';
import { refreshSegmentsJob } from './refresh-segments.ts';
import { HANDLERS, type Job } from './registry.ts';
import { SCHEDULES } from './schedules.ts';
import { startTicking } from './tick.ts';

const POOL_SIZE = 6;
const BOSS_POOL_SIZE = 3;
const STOP_TIMEOUT_MS = 8_000;
const FOLD_EVERY_MS = 5_000;
/** How often a worker looks for jobs that nobody announced. */
export const POLL_SECONDS = 2;
const BACKSTOP_SECONDS = 5;
const LISTENER_CHECK_MS = 5_000;
/** How often jobs of killed workers are looked for. */
const SUPERVISE_SECONDS = 10;

/**
 * How many jobs of a queue one worker takes at once. More than one, for a full batch makes it come back at once: a crowd
 * of jobs is announced by few wakings.
 */
const BATCH: Partial<Record<QueueName, number>> = {
  'process-delivery': 8,
  'deliver-webhook': 8,
  'run-import': 1,
};
const USUAL_BATCH = 4;

/** A worker that is at work. `stop` lets running jobs end, for some seconds. */
export type Worker = { stop(): Promise<void> };

/**
 * Starts working jobs off: woken by NOTIFY, polling beneath it. Several workers share the work. What a killed worker
 * had begun is taken up again when its time is over.
 */
export async function startWorker(url: string = requireUrl()): Promise<Worker> {
  const db = connect(url, { max: POOL_SIZE, application_name: WORKER_NAME });
  const boss = new PgBoss({
    connectionString: url,
    schema: JOB_SCHEMA,
    application_name: WORKER_NAME,
    max: BOSS_POOL_SIZE,
    useListenNotify: true,
    notifyHeartbeatIntervalMs: LISTENER_CHECK_MS,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    migrate: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job runner reports an error'));
  await boss.start();
  const makeCtx = (queue: string): Ctx => ({
    db,
    actor: { kind: 'job', id: queue, name: queue },
    now: new Date(),
  });
  for (const [queue, handle] of Object.entries(HANDLERS)) {
    await boss.work(
      queue,
      {
        batchSize: BATCH[queue as QueueName] ?? USUAL_BATCH,
        burstWhenBatchFull: true,
        perJobResults: true,
        includeMetadata: true,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: BACKSTOP_SECONDS,
      },
      (jobs: JobWithMetadata<Record<string, unknown>>[]) =>
        Promise.all(jobs.map((job) => runJob(queue, job, () => handle(makeCtx(queue), readJob(job))))),
    );
  }
  for (const { queue, cron } of SCHEDULES) await boss.schedule(queue, cron, {}, { tz: 'UTC' });
  const folding = [
    fold('postings', () => foldPostings(makeCtx('fold-postings'))),
    fold('levels', () => foldSupply(makeCtx('fold-supply'))),
    fold('touches', () => foldTouches(makeCtx('fold-touches'))),
    fold('board', () => foldBoard(makeCtx('fold-board'))),
    fold('effort', () => foldEffort(makeCtx('fold-effort'))),
    fold('sales', () => foldSales(makeCtx('fold-sales'))),
    fold('segments', () => refreshSegmentsJob(makeCtx('refresh-segments'))),
  ];
  return {
    stop: async () => {
      await Promise.all(folding.map((ticking) => ticking.stop()));
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
      await db.$client.end();
    },
  };
}

function fold(what: string, work: () => Promise<unknown>): ReturnType<typeof startTicking> {
  return startTicking(FOLD_EVERY_MS, () =>
    work().catch((error: unknown) =>
      log.warn({ err: error }, `${what} could not be folded; trying again soon`),
    ),
  );
}

function requireUrl(): string {
  const url = env().DATABASE_URL;
  if (url) return url;
  throw new Error(
    'DATABASE_URL is not set; start the program with npm start, or the worker with npm run worker.',
  );
}

function readJob(job: JobWithMetadata<Record<string, unknown>>): Job {
  return {
    data: job.data ?? {},
    attempt: job.retryCount + 1,
    isLastAttempt: job.retryCount >= job.retryLimit,
  };
}

/** A failed job is said in the log and left to the job runner, which tries it again; the others of its batch are not held up. */
async function runJob(
  queue: string,
  { id }: { id: string },
  run: () => Promise<unknown>,
): Promise<JobResult> {
  try {
    await run();
    return { id, status: 'completed' };
  } catch (error) {
    log.warn({ err: error, queue }, 'a job failed');
    return {
      id,
      status: 'failed',
      output: { message: error instanceof Error ? error.message : String(error) },
    };
  }
}
