import { AppError } from '#lib/errors.ts';
import type { Delivery, ResourceKind, WebhookRequest } from '../contract.ts';
import { deriveDeliveryId, peekJson, peekText, toInstant } from '../read/peek.ts';
import { readHeader } from '../read/read-header.ts';

const KINDS: ReadonlyMap<string, ResourceKind> = new Map([
  ['order', 'order'],
  ['product', 'product'],
  ['customer', 'customer'],
]);

/** What arrived, by the headers and a glance at the body. INVALID_INPUT without a topic, unless it is the greeting. */
export function readDelivery({ headers, body }: WebhookRequest): Delivery {
  const header = (name: string) => readHeader(headers, `x-wc-webhook-${name}`);
  const isPing =
    peekJson(body) === null && /(^|&)webhook_id=\d+/.test(new TextDecoder().decode(body.subarray(0, 200)));
  const topic = isPing ? 'ping' : header('topic')?.toLowerCase();
  if (!topic) {
    throw new AppError(
      'INVALID_INPUT',
      'The request has no X-WC-Webhook-Topic header, so it is no WooCommerce webhook.',
      {
        details: { field: 'X-WC-Webhook-Topic' },
      },
    );
  }
  const json = peekJson(body);
  const modified = peekText(json, 'date_modified_gmt');
  return {
    deliveryId: header('delivery-id') ?? deriveDeliveryId(topic, body),
    eventId: null,
    topic,
    resourceKind: KINDS.get(topic.split('.')[0] ?? '') ?? 'other',
    resourceId: peekText(json, 'id'),
    source: header('source'),
    apiVersion: null,
    sourceAt: toInstant(modified === null ? null : `${modified.replace(/Z$/, '')}Z`),
    isPing,
  };
}
