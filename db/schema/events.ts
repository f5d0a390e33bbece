import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, rowId } from './columns.ts';

/** One row per command that was carried out. `command_id` is made by the client: a repeat meets the unique key. */
export const auditLog = snakeCase.table(
  'audit_log',
  {
    id: rowId(),
    commandId: uuid().notNull(),
    at: instant().notNull().defaultNow(),
    actorKind: text({ enum: ['user', 'api_key', 'job', 'channel', 'system'] }).notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    verb: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text(),
    summary: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    before: jsonb(),
    after: jsonb(),
    result: jsonb(),
  },
  (t) => [
    uniqueIndex('audit_log_command_key').on(t.commandId),
    index('audit_log_subject').on(t.subjectKind, t.subjectId, t.id),
    index('audit_log_actor').on(t.actorId, t.id),
    index('audit_log_at').on(t.at, t.id),
    // The verbs of every order are found soonest by going through the log: their entries would cost each order.
    index('audit_log_verb').on(t.verb, t.id).where(sql`${t.verb} not in ('order.place', 'order.import')`),
  ],
);

/** What happened, for timelines, notifications and outgoing webhooks. Append-only. */
export const events = snakeCase.table(
  'events',
  {
    id: rowId(),
    at: instant().notNull().defaultNow(),
    kind: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    channelId: uuid(),
    actorName: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index('events_subject').on(t.subjectKind, t.subjectId, t.id)],
);

export const webhookEndpoints = snakeCase.table('webhook_endpoints', {
  id: id(),
  url: text().notNull(),
  secret: text().notNull(),
  kinds: text().array().notNull(),
  isEnabled: boolean().notNull().default(true),
  failuresInRow: integer().notNull().default(0),
  createdAt: instant().notNull().defaultNow(),
});

export const webhookDeliveries = snakeCase.table(
  'webhook_deliveries',
  {
    id: id(),
    endpointId: uuid()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: bigint({ mode: 'number' }).notNull(),
    status: text({ enum: ['pending', 'done', 'failed'] })
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    responseStatus: integer(),
    responseText: text(),
    createdAt: instant().notNull().defaultNow(),
    nextAttemptAt: instant(),
    deliveredAt: instant(),
  },
  (t) => [
    uniqueIndex('webhook_deliveries_key').on(t.endpointId, t.eventId),
    index('webhook_deliveries_recent').on(t.endpointId, t.createdAt),
    check('webhook_deliveries_attempts', sql`${t.attempts} >= 0`),
  ],
);
