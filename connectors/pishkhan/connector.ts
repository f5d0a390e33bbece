import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { verifyHmacSha256 } from '#lib/hmac.ts';
import type {
  ChannelConnector,
  ChannelMessage,
  Delivery,
  ResourceKind,
  WebhookRequest,
} from '../contract.ts';
import { id } from '../read/fields.ts';
import { parseEach } from '../read/parse-each.ts';
import { parseExactJson } from '../read/parse-exact-json.ts';
import { deriveDeliveryId, peekInstant, peekJson, peekText, toInstant } from '../read/peek.ts';
import { readHeader } from '../read/read-header.ts';
import { readShape } from '../read/read-shape.ts';
import { order } from './order-shape.ts';
import { customer, fulfilment, product, refund, stockLevel } from './shapes.ts';

type Reader = (json: unknown) => ChannelMessage;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['order', readOrder],
  ['refund', (json) => ({ kind: 'refund', refund: readShape(refund, json, 'Refund') })],
  ['fulfilment', (json) => ({ kind: 'fulfilment', fulfilment: readShape(fulfilment, json, 'Fulfilment') })],
  ['product', (json) => ({ kind: 'product', product: readShape(product, json, 'Product') })],
  ['customer', (json) => ({ kind: 'customer', customer: readShape(customer, json, 'Customer') })],
  ['stock_level', (json) => ({ kind: 'stock_level', level: readShape(stockLevel, json, 'Stock level') })],
  ['order_deleted', (json) => readDeleted('order', json)],
  ['product_deleted', (json) => readDeleted('product', json)],
  ['customer_deleted', (json) => readDeleted('customer', json)],
  ['ping', () => ({ kind: 'ping' })],
]);

const KINDS: readonly ResourceKind[] = [
  'order',
  'refund',
  'fulfilment',
  'product',
  'customer',
  'stock_level',
];

/**
 * Our own JSON, for home-made shops, tills and the demonstration shop: the body is the neutral shape itself. Headers:
 * `X-Pishkhan-Topic` (order, refund, fulfilment, product, customer, stock_level, *_deleted, ping),
 * `X-Pishkhan-Delivery-Id`, `X-Pishkhan-Signature` (base64 HMAC-SHA256 of the raw body), optional
 * `X-Pishkhan-Source` and `X-Pishkhan-Sent-At`.
 */
export const pishkhan: ChannelConnector = {
  key: 'pishkhan',
  verify: ({ headers, body }, secrets) =>
    verifyHmacSha256({
      body,
      signature: readHeader(headers, 'x-pishkhan-signature') ?? undefined,
      secrets,
      encoding: 'base64',
    }),
  isUnsignedPing: () => false,
  readDelivery,
  parse: (delivery, body) =>
    delivery.isPing ? { kind: 'ping' } : readTopic(delivery.topic, parseExactJson(body)),
  parseResource: ({ resource, body }) => {
    const json = parseExactJson(body);
    return parseEach(Array.isArray(json) ? json : [json], (item) => readTopic(resource, item));
  },
};

function readDelivery({ headers, body }: WebhookRequest): Delivery {
  const header = (name: string) => readHeader(headers, `x-pishkhan-${name}`);
  const topic = header('topic')?.toLowerCase();
  if (!topic) {
    throw new AppError('INVALID_INPUT', 'The request has no X-Pishkhan-Topic header.', {
      details: { field: 'X-Pishkhan-Topic' },
    });
  }
  const json = peekJson(body);
  return {
    deliveryId: header('delivery-id') ?? deriveDeliveryId(topic, body),
    eventId: null,
    topic,
    resourceKind: KINDS.find((kind) => topic === kind || topic === `${kind}_deleted`) ?? 'other',
    resourceId: peekText(json, 'externalId') ?? peekText(json, 'externalInventoryItemId'),
    source: header('source'),
    apiVersion: null,
    sourceAt: peekInstant(json, 'modifiedAt') ?? peekInstant(json, 'at') ?? toInstant(header('sent-at')),
    isPing: topic === 'ping',
  };
}

function readTopic(topic: string, json: unknown): ChannelMessage {
  const read = READERS.get(topic);
  return read
    ? read(json)
    : { kind: 'ignored', topic, reason: `"${topic.slice(0, 80)}" is no topic of this connector.` };
}

function readOrder(json: unknown): ChannelMessage {
  const stated = readShape(order, json, 'Order');
  return { kind: stated.cancelledAt === null ? 'order' : 'order_cancelled', order: stated };
}

function readDeleted(resource: 'order' | 'product' | 'customer', json: unknown): ChannelMessage {
  return {
    kind: 'deleted',
    resource,
    externalId: readShape(z.object({ externalId: id }), json, `Deleted ${resource}`).externalId,
  };
}
