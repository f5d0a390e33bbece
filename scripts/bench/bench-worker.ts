import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { JOB_SCHEMA } from '#db/queues.ts';
import { startChild } from '../start/children.ts';
import { type CpuMeter, meterCpu } from './cpu.ts';
import { openPool } from './make-shop.ts';
import type { BenchServer } from './open-server.ts';

const WARM_UP_MS = 3_000;

/** Deliveries that one worker turned into orders; CPU milliseconds each, null where /proc is missing. */
export type WorkerResult = { perSecond: number; appCpuMs: number | null; postgresCpuMs: number | null };

/** How fast one worker works off the webhooks that wait; nothing when fewer wait than it can do in the time. */
export async function benchWorker(
  server: BenchServer,
  options: { url: string; roundMs: number; logFile: string },
): Promise<WorkerResult | undefined> {
  const db = openPool(options.url, 1);
  // Only deliveries: the benches before have left tens of thousands of other jobs.
  await db.$client.query(`delete from ${JOB_SCHEMA}.job where name <> 'process-delivery'`);
  const worker = startChild({
    name: 'worker',
    args: ['scripts/worker.ts'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: options.url, LOG_LEVEL: 'warn' },
    logFile: options.logFile,
  });
  try {
    await worker.spoke;
    await sleep(WARM_UP_MS);
    return await watch(db, meterCpu(server.postmasterPid, worker.pid), options.roundMs);
  } finally {
    await worker.stop();
    await db.$client.end();
  }
}

async function watch(db: Database, cpu: CpuMeter, durationMs: number): Promise<WorkerResult | undefined> {
  const [began, cpuBefore, before] = [performance.now(), cpu(), await countInbox(db)];
  await sleep(durationMs);
  const [ended, cpuAfter, after] = [performance.now(), cpu(), await countInbox(db)];
  const done = after.done - before.done;
  if (after.pending === 0 || done === 0) return undefined;
  const share = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / done;
  return {
    perSecond: (done / (ended - began)) * 1000,
    appCpuMs: share(cpuBefore.app, cpuAfter.app),
    postgresCpuMs: share(cpuBefore.postgres, cpuAfter.postgres),
  };
}

async function countInbox(db: Database): Promise<{ done: number; pending: number }> {
  const { rows } = await db.$client.query<{ done: number; pending: number }>(
    `select count(*) filter (where status = 'done') as done, count(*) filter (where status = 'pending') as pending
     from inbox`,
  );
  return rows[0]!;
}
