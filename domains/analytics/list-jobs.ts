import { JOB_SCHEMA, QUEUES } from '#db/queues.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

export type { QueueName } from '#db/queues.ts';

const MOST_FAILED = 200;

/** What waits, runs and failed in one queue. */
export type QueueState = {
  queue: string;
  waiting: number;
  running: number;
  failed: number;
  oldestWaitingAt: Date | null;
};

/** A job that was tried as often as its queue allows. `reason` is what the last attempt said, `facts` its name and facts. */
export type FailedJob = {
  id: string;
  queue: string;
  reason: string | null;
  facts: Record<string, unknown> | null;
  attempts: number;
  createdAt: Date;
  failedAt: Date | null;
  data: Record<string, unknown>;
};

/** Every queue with the number of its jobs, and the failed jobs, the newest failure first. */
export async function listJobs(ctx: Ctx): Promise<{ queues: QueueState[]; failed: FailedJob[] }> {
  allow(ctx.actor, 'job.read');
  const [states, failed] = await Promise.all([readQueues(ctx), readFailed(ctx)]);
  const known = new Map(states.map((state) => [state.queue, state]));
  const idle = { waiting: 0, running: 0, failed: 0, oldestWaitingAt: null };
  return { queues: Object.keys(QUEUES).map((queue) => ({ ...idle, ...known.get(queue), queue })), failed };
}

async function readQueues(ctx: Ctx): Promise<QueueState[]> {
  const { rows } = await ctx.db.$client.query<QueueState>({
    name: 'list-queues',
    text: `
      select name as queue, count(*) filter (where state in ('created', 'retry')) as waiting,
        count(*) filter (where state = 'active') as running, count(*) filter (where state = 'failed') as failed,
        min(created_on) filter (where state in ('created', 'retry') and start_after <= now()) as "oldestWaitingAt"
      from ${JOB_SCHEMA}.job where state in ('created', 'retry', 'active', 'failed') group by name`,
  });
  return rows;
}

/** Letters are sealed in their job, and stay out of sight. */
async function readFailed(ctx: Ctx): Promise<FailedJob[]> {
  const { rows } = await ctx.db.$client.query<FailedJob>({
    name: 'list-failed-jobs',
    text: `
      select id, name as queue, coalesce(output->>'message', output->'value'->>'message') as reason,
        coalesce(output->'details', output->'value'->'details') as facts,
        retry_count + 1 as attempts, created_on as "createdAt", completed_on as "failedAt",
        coalesce(data, '{}') - 'sealed' as data
      from ${JOB_SCHEMA}.job where state = 'failed' and name = any ($1)
      order by completed_on desc nulls last, id desc limit $2`,
    values: [Object.keys(QUEUES), MOST_FAILED],
  });
  return rows;
}
