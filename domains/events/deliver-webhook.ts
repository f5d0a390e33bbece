import { z } from 'zod';
import { AppError, toAppError } from '#lib/errors.ts';
import { signHmacSha256 } from '#lib/hmac.ts';
import { unseal } from '#lib/seal.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { WEBHOOK_SECRET } from './create-webhook.ts';
import { type Answer, postOutside } from './post-outside.ts';

const FAILURES_UNTIL_OFF = 20;
const MAX_KEPT_TEXT = 2_000;

/**
 * Sends one delivery, signed, and writes down how it went. An endpoint that fails 20 times in a row is switched off.
 * Receivers may meet a delivery twice (when we die between their answer and our note): the event id is the same.
 * @throws UNAVAILABLE when it failed and may be tried again; the last failure is kept as `failed` and not thrown.
 */
export async function deliverWebhook(
  ctx: Ctx,
  job: { deliveryId: string; isLastAttempt: boolean },
): Promise<void> {
  const delivery = await readDelivery(ctx, job.deliveryId);
  if (!delivery) return;
  const outcome = delivery.isEnabled ? await send(delivery, ctx.now) : SWITCHED_OFF;
  const isFinal = outcome.isDone || job.isLastAttempt || !delivery.isEnabled;
  const status = outcome.isDone ? 'done' : isFinal ? 'failed' : 'pending';
  await noteDelivery(ctx, {
    deliveryId: job.deliveryId,
    status,
    responseStatus: outcome.status,
    responseText: outcome.text.slice(0, MAX_KEPT_TEXT),
    isAttempt: delivery.isEnabled,
  });
  if (!isFinal) throw new AppError('UNAVAILABLE', `The webhook was not taken: ${outcome.text.slice(0, 200)}`);
}

type Sent = { isDone: boolean; status: number | null; text: string };
const SWITCHED_OFF: Sent = { isDone: false, status: null, text: 'The endpoint is switched off.' };

type Pending = {
  url: string;
  secret: string;
  isEnabled: boolean;
  eventId: number;
  at: Date;
  kind: string;
  subjectKind: string;
  subjectId: string;
  channelId: string | null;
  payload: Record<string, unknown>;
};

async function readDelivery(ctx: Ctx, deliveryId: string): Promise<Pending | undefined> {
  const { rows } = await ctx.db.$client.query<Pending>(
    `select e.url, e.secret, e.is_enabled as "isEnabled", h.id as "eventId", h.at, h.kind,
       h.subject_kind as "subjectKind", h.subject_id as "subjectId", h.channel_id as "channelId", h.payload
     from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id join events h on h.id = d.event_id
     where d.id = $1 and d.status = 'pending'`,
    [deliveryId],
  );
  return rows[0];
}

async function send(delivery: Pending, now: Date): Promise<Sent> {
  const secret = unseal(delivery.secret, WEBHOOK_SECRET);
  if (secret === null) {
    return { isDone: false, status: null, text: 'The secret cannot be opened; give the endpoint a new one.' };
  }
  const body = JSON.stringify({
    id: delivery.eventId,
    kind: delivery.kind,
    at: delivery.at.toISOString(),
    subject: { kind: delivery.subjectKind, id: delivery.subjectId },
    channelId: delivery.channelId,
    data: delivery.payload,
  });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Pishkhan',
    'pishkhan-event': delivery.kind,
    'pishkhan-event-id': String(delivery.eventId),
    'pishkhan-signature': signWebhook(body, secret, now),
  };
  try {
    const answer: Answer = await postOutside(delivery.url, { headers, body });
    return { isDone: answer.status >= 200 && answer.status < 300, ...answer };
  } catch (error) {
    return { isDone: false, status: null, text: toAppError(error).message };
  }
}

/** The signature of a body: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<seconds>.<body>`. */
export function signWebhook(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${signHmacSha256(Buffer.from(`${seconds}.${body}`), secret, 'hex')}`;
}

const NoteInput = z.strictObject({
  deliveryId: z.uuid(),
  status: z.enum(['pending', 'done', 'failed']),
  responseStatus: z.number().int().nullable(),
  responseText: z.string(),
  isAttempt: z.boolean(),
});

const noteDelivery = command('job.run', {
  input: NoteInput,
  run: async (tx, note, ctx) => {
    const { rows } = await tx.$client.query<{ is_enabled: boolean; failures_in_row: number }>(
      `with noted as (
         update webhook_deliveries set status = $2, response_status = $3, response_text = $4,
           attempts = attempts + case when $6 then 1 else 0 end,
           delivered_at = case when $2 = 'done' then $5::timestamptz end,
           next_attempt_at = case when $2 = 'pending' then $5::timestamptz end
         where id = $1 returning endpoint_id
       )
       update webhook_endpoints e set
         failures_in_row = case when $2 = 'done' then 0 when $6 then e.failures_in_row + 1 else e.failures_in_row end,
         is_enabled = e.is_enabled and ($2 = 'done' or e.failures_in_row + 1 < $7)
       from noted where e.id = noted.endpoint_id
       returning e.is_enabled, e.failures_in_row`,
      [
        note.deliveryId,
        note.status,
        note.responseStatus,
        note.responseText,
        ctx.now,
        note.isAttempt,
        FAILURES_UNTIL_OFF,
      ],
    );
    return {
      result: null,
      subjectKind: 'webhook_delivery',
      subjectId: note.deliveryId,
      summary: { status: note.status, responseStatus: note.responseStatus, ...rows[0] },
    };
  },
});
