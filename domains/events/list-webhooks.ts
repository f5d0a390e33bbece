import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { WebhookDeliveryFilter } from './input.ts';

const MAX_ENDPOINTS = 200;

/** An endpoint of the list; its secret is never shown. */
export type WebhookRow = {
  id: string;
  url: string;
  kinds: string[];
  isEnabled: boolean;
  failuresInRow: number;
  createdAt: Date;
  pending: number;
  failed: number;
  lastDeliveredAt: Date | null;
};

/** One sending of an event. */
export type WebhookDeliveryRow = {
  id: string;
  endpointId: string;
  url: string;
  eventId: number;
  kind: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  status: 'pending' | 'done' | 'failed';
  attempts: number;
  responseStatus: number | null;
  responseText: string | null;
  createdAt: Date;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
};

/** All endpoints, the newest first. */
export async function listWebhooks(ctx: Ctx): Promise<WebhookRow[]> {
  allow(ctx.actor, 'webhook.read');
  const { rows } = await ctx.db.$client.query<WebhookRow>(
    `select e.id, e.url, e.kinds, e.is_enabled as "isEnabled", e.failures_in_row as "failuresInRow",
       e.created_at as "createdAt", d.pending, d.failed, d."lastDeliveredAt"
     from webhook_endpoints e
     cross join lateral (
       select count(*) filter (where status = 'pending')::integer as pending,
         count(*) filter (where status = 'failed')::integer as failed, max(delivered_at) as "lastDeliveredAt"
       from webhook_deliveries where endpoint_id = e.id) d
     order by e.created_at desc, e.id limit $1`,
    [MAX_ENDPOINTS],
  );
  return rows;
}

/** A page of deliveries, newest first; `next` is the `before` of the following page, null on the last. */
export async function listWebhookDeliveries(
  ctx: Ctx,
  raw: z.input<typeof WebhookDeliveryFilter>,
): Promise<{ rows: WebhookDeliveryRow[]; next: string | null }> {
  allow(ctx.actor, 'webhook.read');
  const filter = WebhookDeliveryFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<WebhookDeliveryRow>(
    `select d.id, d.endpoint_id as "endpointId", e.url, d.event_id as "eventId", h.kind, h.subject_kind as "subjectKind",
       h.subject_id as "subjectId", d.status, d.attempts, d.response_status as "responseStatus",
       d.response_text as "responseText", d.created_at as "createdAt", d.next_attempt_at as "nextAttemptAt",
       d.delivered_at as "deliveredAt"
     from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id left join events h on h.id = d.event_id
     where ($1::uuid is null or d.endpoint_id = $1) and ($2::text is null or d.status = $2)
       and ($3::uuid is null or d.id < $3)
     order by d.id desc limit $4`,
    [filter.endpointId ?? null, filter.status ?? null, filter.before ?? null, filter.limit + 1],
  );
  const page = rows.slice(0, filter.limit);
  return { rows: page, next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null };
}
