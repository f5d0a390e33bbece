import { z } from 'zod';
import type { Delivery, WebhookRequest } from '#connectors/contract.ts';
import { getConnector } from '#connectors/registry.ts';
import type { Database } from '#db/client.ts';
import { inbox } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { maskCardsInJson } from '#lib/text/mask-cards-in.ts';
import { command } from '../command.ts';
import { countRefusal } from './count-refusal.ts';
import { readReceivingChannel } from './read-channel.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MAX_TEXT = 400;
/** Headers that are no part of the message or could carry somebody's credentials. */
const DROPPED_HEADERS = /^(?:authorization|cookie|proxy-|x-forwarded-|cf-|host$|connection$)/i;

/** How a webhook was taken: stored now, known already, or a greeting that needs nothing. */
export type Received = { outcome: 'stored' | 'duplicate' | 'ping'; inboxId: number | null };

/**
 * Takes one webhook in: proves who wrote, stores the body (raw but for card numbers) with its job in one transaction, and
 * nothing more, so that the answer is quick. The same delivery again changes nothing.
 * @throws NOT_FOUND for an unknown channel, UNAUTHENTICATED for a bad signature (counted, nothing stored),
 * TOO_LARGE above 2 MB, INVALID_INPUT when the message names no topic.
 */
export async function receiveWebhook(
  db: Database,
  webhook: { slug: string; request: WebhookRequest; now: Date },
): Promise<Received> {
  const { slug, request, now } = webhook;
  if (request.body.byteLength > MAX_BODY_BYTES) {
    throw new AppError('TOO_LARGE', 'The message is larger than 2 MB.');
  }
  const channel = await readReceivingChannel(db, slug);
  const connector = getConnector(channel.connector);
  if (connector.isUnsignedPing(request)) return { outcome: 'ping', inboxId: null };
  if (!connector.verify(request, channel.secrets)) {
    await countRefusal(db, { channelId: channel.id, now });
    throw new AppError(
      'UNAUTHENTICATED',
      'The signature does not fit; compare the secret here and at the sender.',
    );
  }
  const delivery = connector.readDelivery(request);
  const actor = { kind: 'channel' as const, id: channel.id, name: channel.name };
  try {
    const { inboxId } = await storeDelivery({ db, actor, now }, { channelId: channel.id, delivery, request });
    return { outcome: 'stored', inboxId };
  } catch (error) {
    if (error instanceof AppError && error.code === 'ALREADY_DONE')
      return { outcome: 'duplicate', inboxId: null };
    throw error;
  }
}

const DeliveryInput = z.strictObject({
  channelId: z.uuid(),
  delivery: z.custom<Delivery>((value) => typeof value === 'object' && value !== null),
  request: z.custom<WebhookRequest>((value) => typeof value === 'object' && value !== null),
});

const storeDelivery = command('inbox.receive', {
  input: DeliveryInput,
  run: async (tx, { channelId, delivery, request }, ctx) => {
    const [stored] = await tx
      .insert(inbox)
      .values({
        channelId,
        deliveryId: cutText(delivery.deliveryId, MAX_TEXT),
        topic: cutText(delivery.topic, MAX_TEXT),
        resourceKind: delivery.resourceKind,
        resourceId: delivery.resourceId && cutText(delivery.resourceId, MAX_TEXT),
        headers: keepHeaders(request.headers),
        body: maskBody(request.body),
        sourceAt: delivery.sourceAt,
        receivedAt: ctx.now,
      })
      .onConflictDoNothing({ target: [inbox.channelId, inbox.deliveryId] })
      .returning({ id: inbox.id });
    if (!stored) throw new AppError('ALREADY_DONE', 'This delivery was taken in before.');
    return {
      result: { inboxId: stored.id },
      subjectKind: 'inbox',
      subjectId: String(stored.id),
      summary: { topic: delivery.topic, deliveryId: delivery.deliveryId },
      jobs: [{ queue: 'process-delivery', data: { inboxId: stored.id } }],
    };
  },
});

/** The signature is proven by now: the body may be kept without card numbers. What is no sound text is kept as it came. */
function maskBody(body: Uint8Array): Buffer {
  const kept = Buffer.from(body);
  const text = kept.toString('utf8');
  const masked = maskCardsInJson(text);
  return masked === text ? kept : Buffer.from(masked, 'utf8');
}

function keepHeaders(headers: WebhookRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || DROPPED_HEADERS.test(name) ? [] : [[name.toLowerCase(), value] as const],
    ),
  );
}
