import type { Tx } from '#db/client.ts';
import { JOB_SCHEMA, type QueueName } from '#db/queues.ts';
import type { CommandContext } from '../context.ts';
import { type NewEvent, SUBSCRIPTIONS } from './subscriptions.ts';

/** A job without an event behind it. `startAfterSeconds` delays it. */
export type NewJob = { queue: QueueName; data: Record<string, unknown>; startAfterSeconds?: number };

/** What a command leaves behind besides its own rows. */
export type Trace = {
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  summary?: Record<string, unknown>;
  before?: unknown;
  after?: unknown;
  result?: unknown;
  events?: readonly NewEvent[];
  jobs?: readonly NewJob[];
};

const RECORD = {
  name: 'record',
  text: `
    with audit as (
      insert into audit_log (command_id, at, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, summary,
        before, after, result)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ), happened as (
      insert into events (at, kind, subject_kind, subject_id, channel_id, actor_name, payload)
      select $2, e.kind, e."subjectKind", e."subjectId", e."channelId", $5, coalesce(e.payload, '{}')
      from jsonb_to_recordset($13::jsonb)
        as e (kind text, "subjectKind" text, "subjectId" text, "channelId" uuid, payload jsonb)
      returning id, kind, subject_kind, subject_id
    ), wanted as (
      select s.queue, jsonb_build_object('eventId', h.id, 'kind', h.kind, 'subjectKind', h.subject_kind,
        'subjectId', h.subject_id) as data, 0 as delay
      from happened h join jsonb_to_recordset($14::jsonb) as s (kind text, queue text) on s.kind = h.kind
      union all
      select j.queue, j.data, coalesce(j."startAfterSeconds", 0)
      from jsonb_to_recordset($15::jsonb) as j (queue text, data jsonb, "startAfterSeconds" integer)
    )
    insert into ${JOB_SCHEMA}.job (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit,
      retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, w.data, now() + w.delay * interval '1 second',
      now() + (w.delay + q.retention_seconds) * interval '1 second', q.expire_seconds, q.deletion_seconds, q.retry_limit,
      q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from wanted w join ${JOB_SCHEMA}.queue q on q.name = w.queue`,
};

/**
 * Writes the audit row, the events and their jobs in one statement of the command's own transaction,
 * so that none of them exists without the others.
 */
export function record(tx: Tx, ctx: CommandContext, trace: Trace): Promise<unknown> {
  const events = trace.events ?? [];
  const kinds = new Set(events.map((event) => event.kind));
  const subscriptions = [...kinds].flatMap((kind) => SUBSCRIPTIONS[kind].map((queue) => ({ kind, queue })));
  return tx.$client.query({
    ...RECORD,
    values: [
      ctx.commandId,
      ctx.now,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      trace.verb,
      trace.subjectKind,
      trace.subjectId,
      JSON.stringify(trace.summary ?? {}),
      jsonOrNull(trace.before),
      jsonOrNull(trace.after),
      jsonOrNull(trace.result),
      JSON.stringify(events),
      JSON.stringify(subscriptions),
      JSON.stringify(trace.jobs ?? []),
    ],
  });
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
