import { AppError } from '#lib/errors.ts';
import type { Delivery, WebhookRequest } from '../contract.ts';
import { deriveDeliveryId, peekInstant, peekJson, peekText, toInstant } from '../read/peek.ts';
import { readHeader } from '../read/read-header.ts';
import { TOPICS } from './topics.ts';

/** What arrived, by the headers (with and without the X- of old) and a glance at the body. INVALID_INPUT without a topic. */
export function readDelivery({ headers, body }: WebhookRequest): Delivery {
  const header = (name: string) => readHeader(headers, `x-shopify-${name}`, `shopify-${name}`);
  const topic = header('topic')?.toLowerCase();
  if (!topic) {
    throw new AppError(
      'INVALID_INPUT',
      'The request has no X-Shopify-Topic header, so it is no Shopify webhook.',
      {
        details: { field: 'X-Shopify-Topic' },
      },
    );
  }
  const json = peekJson(body);
  return {
    deliveryId: header('webhook-id') ?? deriveDeliveryId(topic, body),
    eventId: header('event-id'),
    topic,
    resourceKind: TOPICS.get(topic)?.resourceKind ?? 'other',
    resourceId: readResourceId(topic, json),
    source: header('shop-domain'),
    apiVersion: header('api-version'),
    sourceAt: peekInstant(json, 'updated_at') ?? toInstant(header('triggered-at')),
    isPing: false,
  };
}

function readResourceId(topic: string, json: unknown): string | null {
  if (topic.startsWith('inventory_levels/')) {
    const item = peekText(json, 'inventory_item_id');
    return item === null ? null : `${item}@${peekText(json, 'location_id') ?? ''}`;
  }
  return (
    peekText(json, 'id') ??
    peekText(json, 'customer_id') ??
    peekText(json, 'customer', 'id') ??
    peekText(json, 'shop_id')
  );
}
