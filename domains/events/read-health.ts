import type { Database } from '#db/client.ts';
import { JOB_SCHEMA, WORKER_NAME } from '#db/queues.ts';

const WORKER_SILENT_AFTER_MS = 30_000;

/** How the program is, for those who watch it. It names no person and no amount, so it asks for no permission. */
export type Health = {
  status: 'ok' | 'degraded';
  database: { ok: boolean; latencyMs: number };
  worker: { ok: boolean; lastSeenAt: string | null; pending: number; failed: number };
  channels: {
    slug: string;
    lastInboundAt: string | null;
    pending: number;
    oldestPendingSeconds: number | null;
    /** Messages with a bad signature on the business's present day. */
    refusedToday: number;
  }[];
};

type Row = {
  lastSeenAt: Date | null;
  pending: number;
  failed: number;
  channels: Health['channels'] | null;
};

/**
 * Reads how database, worker and channels are, in one statement. A worker is seen by its connections, which ask something
 * every few seconds. Throws when the database does not answer.
 */
export async function readHealth(db: Database, now: Date): Promise<Health> {
  const began = performance.now();
  const { rows } = await db.$client.query<Row>({
    name: 'health',
    text: `
      select
        (select max(state_change) from pg_stat_activity where application_name = $1 and datname = current_database())
          as "lastSeenAt",
        (select count(*) from ${JOB_SCHEMA}.job where state in ('created', 'retry') and start_after <= now()) as pending,
        (select count(*) from ${JOB_SCHEMA}.job where state = 'failed') as failed,
        (select json_agg(json_build_object('slug', c.slug, 'lastInboundAt', c.last_inbound_at, 'pending', waiting.count,
            'oldestPendingSeconds', waiting.seconds, 'refusedToday', coalesce(refused.count, 0)) order by c.slug)
          from channels c
          cross join lateral (
            select count(*) as count, floor(extract(epoch from now() - min(i.received_at)))::integer as seconds
            from inbox i where i.status = 'pending' and i.channel_id = c.id) waiting
          left join channel_refusals refused on refused.channel_id = c.id
            and refused.day = ($2::timestamptz at time zone (select time_zone from business))::date
          where c.is_active) as channels`,
    values: [WORKER_NAME, now],
  });
  const latencyMs = Math.round(performance.now() - began);
  const { lastSeenAt, pending, failed, channels } = rows[0]!;
  const isAlive = lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < WORKER_SILENT_AFTER_MS;
  return {
    status: isAlive ? 'ok' : 'degraded',
    database: { ok: true, latencyMs },
    worker: { ok: isAlive, lastSeenAt: lastSeenAt?.toISOString() ?? null, pending, failed },
    channels: channels ?? [],
  };
}
