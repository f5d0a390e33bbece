import { z } from 'zod';
import { verifyHmacSha256 } from '#lib/hmac.ts';
import type {
  ChannelConnector,
  ChannelMessage,
  ChannelSettings,
  Delivery,
  ParsedResource,
  ResourceKind,
  WebhookRequest,
} from '../contract.ts';
import { id, list } from '../read/fields.ts';
import { parseEach } from '../read/parse-each.ts';
import { parseExactJson } from '../read/parse-exact-json.ts';
import { peekText } from '../read/peek.ts';
import { readHeader } from '../read/read-header.ts';
import { readShape } from '../read/read-shape.ts';
import { parseCustomer } from './parse-customer.ts';
import { parseOrder } from './parse-order.ts';
import { parseProduct } from './parse-product.ts';
import { parseRefund } from './parse-refund.ts';
import { readDelivery } from './read-delivery.ts';

const PING_BODY = /^webhook_id=\d{1,20}$/;
const PING_LENGTH = 40;
const batchSchema = z
  .object({ create: list(z.unknown()), update: list(z.unknown()), delete: list(z.unknown()) })
  .refine((batch) => batch.create.length + batch.update.length + batch.delete.length > 0);

const DRAFTS = ['auto-draft', 'checkout-draft', 'draft'];

/** WooCommerce: webhooks and answers of REST v3, whose bodies are the same. */
export const woocommerce: ChannelConnector = {
  key: 'woocommerce',
  verify: ({ headers, body }, secrets) =>
    verifyHmacSha256({
      body,
      signature: readHeader(headers, 'x-wc-webhook-signature') ?? undefined,
      secrets,
      encoding: 'base64',
    }),
  isUnsignedPing,
  readDelivery,
  parse: parseDelivery,
  parseResource: ({ resource, body }, settings) => parseAnswer(parseExactJson(body), resource, settings),
};

/** On creation of a hook WooCommerce posts a form with nothing but the hook's id, and signs nothing. */
function isUnsignedPing({ body }: WebhookRequest): boolean {
  return body.byteLength <= PING_LENGTH && PING_BODY.test(new TextDecoder().decode(body));
}

function parseDelivery(delivery: Delivery, body: Uint8Array, settings: ChannelSettings): ChannelMessage {
  if (delivery.isPing) return { kind: 'ping' };
  const [resource, event] = delivery.topic.split('.');
  if (event === 'deleted' && isDeletable(resource)) return parseDeleted(resource, parseExactJson(body));
  return delivery.resourceKind === 'other'
    ? ignore(delivery.topic)
    : parseItem(delivery.resourceKind, parseExactJson(body), settings);
}

function parseItem(resource: ResourceKind, json: unknown, settings: ChannelSettings): ChannelMessage {
  switch (resource) {
    case 'order':
      return parseOrderItem(json, settings);
    case 'refund':
      return { kind: 'refund', refund: parseRefund(json, settings) };
    case 'product':
    case 'variant':
      return { kind: 'product', product: parseProduct(json, settings) };
    case 'customer':
      return { kind: 'customer', customer: parseCustomer(json, settings) };
    default:
      return ignore(resource);
  }
}

function parseOrderItem(json: unknown, settings: ChannelSettings): ChannelMessage {
  const status = peekText(json, 'status');
  if (status !== null && DRAFTS.includes(status)) {
    return {
      kind: 'ignored',
      topic: 'order',
      reason: `The order is still a draft ("${status}"): nothing is bought yet.`,
    };
  }
  const order = parseOrder(json, settings);
  return { kind: order.cancelledAt === null ? 'order' : 'order_cancelled', order };
}

/** An answer is one item, a list, or the lists of a batch under `create`, `update` and `delete`. */
function parseAnswer(json: unknown, resource: ResourceKind, settings: ChannelSettings): ParsedResource[] {
  const parse = (item: unknown) => parseItem(resource, item, settings);
  if (Array.isArray(json)) return parseEach(json, parse);
  const batch = batchSchema.safeParse(json);
  if (!batch.success || peekText(json, 'id') !== null) return parseEach([json], parse);
  const deleted = resource === 'variant' || resource === 'refund' ? [] : batch.data.delete;
  return [
    ...parseEach([...batch.data.create, ...batch.data.update], parse),
    ...parseEach(deleted, (item) =>
      isDeletable(resource) ? parseDeleted(resource, item) : ignore(resource),
    ),
  ];
}

function isDeletable(resource: string | undefined): resource is 'order' | 'product' | 'customer' {
  return resource === 'order' || resource === 'product' || resource === 'customer';
}

function parseDeleted(resource: 'order' | 'product' | 'customer', json: unknown): ChannelMessage {
  return {
    kind: 'deleted',
    resource,
    externalId: readShape(z.object({ id }), json, `WooCommerce deleted ${resource}`).id,
  };
}

function ignore(topic: string): ChannelMessage {
  return { kind: 'ignored', topic, reason: `Nothing here needs "${topic.slice(0, 80)}".` };
}
