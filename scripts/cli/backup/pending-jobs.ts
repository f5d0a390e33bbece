import type { Client } from 'pg';
import { JOB_SCHEMA, QUEUES } from '#db/queues.ts';
import type { SavedTable } from './backup-file.ts';

/** Jobs that wait or run; they stand in the backup under a name of their own, as their table is the job runner's. */
export const PENDING_JOBS: SavedTable = {
  name: 'pending jobs',
  columns: ['name', 'data', 'priority', 'start_after', 'singleton_key'],
};

const STAGING = 'restored_jobs';

/** The query that reads the waiting and running jobs of our queues, the oldest first. */
export function selectPendingJobs(client: Client): string {
  const names = Object.keys(QUEUES).map((name) => client.escapeLiteral(name));
  return `select ${PENDING_JOBS.columns.join(', ')} from ${JOB_SCHEMA}.job
    where state in ('created', 'retry', 'active') and name in (${names.join(', ')}) order by start_after, name, data::text`;
}

/** Makes the temporary table that the saved jobs are copied into, and says its name. */
export async function prepareJobs(client: Client): Promise<string> {
  await client.query(
    `create temporary table ${STAGING} (position bigint generated always as identity, name text, data jsonb,
       priority integer, start_after timestamptz, singleton_key text) on commit drop`,
  );
  return STAGING;
}

/** Hands the copied jobs to the job runner with the queues' present rules; what ran when saved begins anew. */
export async function placeJobs(client: Client): Promise<void> {
  await client.query(
    `delete from ${JOB_SCHEMA}.job where state in ('created', 'retry', 'active') and name = any ($1)`,
    [Object.keys(QUEUES)],
  );
  await client.query(
    `insert into ${JOB_SCHEMA}.job (name, data, priority, start_after, singleton_key, keep_until, expire_seconds,
       deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter,
       heartbeat_seconds)
     select q.name, s.data, s.priority, s.start_after, s.singleton_key,
       greatest(now(), s.start_after) + q.retention_seconds * interval '1 second', q.expire_seconds,
       q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter,
       q.heartbeat_seconds
     from ${STAGING} s join ${JOB_SCHEMA}.queue q on q.name = s.name
     order by s.position`,
  );
}
