import type { Database } from '#db/client.ts';
import { JOB_SCHEMA } from '#db/queues.ts';

const GATHER_MS = 40;

type Pending = { topics: Set<string>; queues: Set<string>; timer: NodeJS.Timeout };
const pending = new WeakMap<Database, Pending>();

/**
 * Tells open screens which topics changed and wakes the queues' workers, at most once in 40 ms per process.
 * Sent after the commit and outside it: a NOTIFY inside would make all commits wait for one another. A lost
 * announcement costs freshness only, because screens and workers also ask on a timer.
 */
export function announce(db: Database, topics: Iterable<string>, queues: Iterable<string>): void {
  let batch = pending.get(db);
  if (!batch) {
    const timer = setTimeout(() => flush(db), GATHER_MS);
    timer.unref();
    batch = { topics: new Set(), queues: new Set(), timer };
    pending.set(db, batch);
  }
  for (const topic of topics) batch.topics.add(topic);
  for (const queue of queues) batch.queues.add(queue);
}

function flush(db: Database): void {
  const batch = pending.get(db);
  pending.delete(db);
  if (!batch || db.$client.ending) return;
  db.$client
    .query(
      `select pg_notify('live', $1) where $1 <> ''
       union all
       select pg_notify('${JOB_SCHEMA}_' || left(encode(sha224('${JOB_SCHEMA}'::bytea), 'hex'), 24), queue)
       from unnest($2::text[]) queue`,
      [[...batch.topics].join(','), [...batch.queues]],
    )
    .catch(() => undefined);
}
