import type { Tx } from '#db/client.ts';
import { JOB_SCHEMA, type QueueName } from '#db/queues.ts';
import { columnsOf, type Row, rowLiterals } from '#db/row-literals.ts';
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

const AUDIT = columnsOf(
  'command_id at actor_kind actor_id actor_name verb subject_kind subject_id summary before after result',
);
const EVENT = columnsOf('at kind subject_kind subject_id channel_id actor_name payload');
const JOB = columnsOf('queue data delay');

/** Type of db/sql/rows.sql → the columns that are written of it, in its order. */
export const TRACE_ROWS = { new_audit: AUDIT, new_event: EVENT, new_job: JOB };

const RECORD = {
  name: 'record',
  text: `
    with audit as (
      insert into audit_log (${AUDIT}) select ${AUDIT} from unnest($1::new_audit[])
    ), happened as (
      insert into events (${EVENT}) select ${EVENT} from unnest($2::new_event[])
      returning id, kind, subject_kind, subject_id
    ), wanted as (
      select s.queue, jsonb_build_object('eventId', h.id, 'kind', h.kind, 'subjectKind', h.subject_kind,
        'subjectId', h.subject_id) as data, 0 as delay
      from happened h join unnest($3::text[], $4::text[]) as s (kind, queue) on s.kind = h.kind
      where s.queue <> 'send-webhooks'
        or exists (select from webhook_endpoints e where e.is_enabled and h.kind = any (e.kinds))
      union all
      select queue, data, delay from unnest($5::new_job[])
    )
    insert into ${JOB_SCHEMA}.job (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit,
      retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, w.data, now() + w.delay * interval '1 second',
      now() + (w.delay + q.retention_seconds) * interval '1 second', q.expire_seconds, q.deletion_seconds, q.retry_limit,
      q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from wanted w join ${JOB_SCHEMA}.queue q on q.name = w.queue`,
};

/** One command's trace, and who left it when. */
export type Entry = { ctx: CommandContext; trace: Trace };

/**
 * Writes the audit rows, the events and their jobs in one statement of the commands' own transaction,
 * so that none of them exists without the others. An event that no endpoint wants to hear of makes no job.
 */
export function record(tx: Tx, entries: readonly Entry[]): Promise<unknown> {
  const events = entries.flatMap(({ trace }) => trace.events ?? []);
  const kinds = new Set(events.map((event) => event.kind));
  const subscriptions = [...kinds].flatMap((kind) => SUBSCRIPTIONS[kind].map((queue) => ({ kind, queue })));
  return tx.$client.query({
    ...RECORD,
    values: [
      rowLiterals(AUDIT, entries.map(auditRow)),
      rowLiterals(EVENT, entries.flatMap(eventRows)),
      subscriptions.map(({ kind }) => kind),
      subscriptions.map(({ queue }) => queue),
      rowLiterals(JOB, entries.flatMap(jobRows)),
    ],
  });
}

function auditRow({ ctx, trace }: Entry): Row {
  return {
    command_id: ctx.commandId,
    at: ctx.now,
    actor_kind: ctx.actor.kind,
    actor_id: ctx.actor.id,
    actor_name: ctx.actor.name,
    verb: trace.verb,
    subject_kind: trace.subjectKind,
    subject_id: trace.subjectId,
    summary: JSON.stringify(trace.summary ?? {}),
    before: jsonOrNull(trace.before),
    after: jsonOrNull(trace.after),
    result: jsonOrNull(trace.result),
  };
}

function eventRows({ ctx, trace }: Entry): Row[] {
  return (trace.events ?? []).map((event) => ({
    at: ctx.now,
    kind: event.kind,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    channel_id: event.channelId,
    actor_name: ctx.actor.name,
    payload: JSON.stringify(event.payload ?? {}),
  }));
}

function jobRows({ trace }: Entry): Row[] {
  return (trace.jobs ?? []).map((job) => ({
    queue: job.queue,
    data: JSON.stringify(job.data),
    delay: job.startAfterSeconds ?? 0,
  }));
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
