import { AppError } from '#lib/errors.ts';
import { verifyHmacSha256 } from '#lib/hmac.ts';
import type {
  ChannelConnector,
  ChannelMessage,
  ChannelSettings,
  ParsedResource,
  ResourceKind,
} from '../contract.ts';
import { parseEach } from '../read/parse-each.ts';
import { parseExactJson } from '../read/parse-exact-json.ts';
import { peekText } from '../read/peek.ts';
import { readHeader } from '../read/read-header.ts';
import { readDelivery } from './read-delivery.ts';
import { IGNORED_TOPICS, RESOURCES, TOPICS } from './topics.ts';

const RESOURCE_NAMES: Readonly<Partial<Record<ResourceKind, string>>> = {
  order: 'order',
  refund: 'refund',
  fulfilment: 'fulfillment',
  product: 'product',
  variant: 'variant',
  customer: 'customer',
  stock_level: 'inventory_level',
};

/** Shopify: webhooks in REST shape (Admin API up to 2026-10) and answers of the REST API. */
export const shopify: ChannelConnector = {
  key: 'shopify',
  verify: ({ headers, body }, secrets) =>
    verifyHmacSha256({
      body,
      signature: readHeader(headers, 'x-shopify-hmac-sha256', 'shopify-hmac-sha256') ?? undefined,
      secrets,
      encoding: 'base64',
    }),
  isUnsignedPing: () => false,
  readDelivery,
  parse: (delivery, body, settings) => {
    const reader = TOPICS.get(delivery.topic);
    if (!reader) return ignore(delivery.topic);
    const message = reader.read(parseExactJson(body), settings);
    return message.kind === 'uninstalled'
      ? { ...message, source: message.source ?? delivery.source }
      : message;
  },
  parseResource: ({ resource, body }, settings) => parseAnswer(parseExactJson(body), resource, settings),
};

/**
 * An answer is wrapped single ({"order": …}), wrapped list ({"orders": […]}) or, from some kits, not wrapped. INVALID_INPUT
 * when it is Shopify's own refusal ({"errors": …}), which must not pass for an empty list.
 */
function parseAnswer(json: unknown, resource: ResourceKind, settings: ChannelSettings): ParsedResource[] {
  if (Array.isArray(json)) return parseItems(RESOURCE_NAMES[resource] ?? resource, json, settings);
  if (peekText(json, 'id') !== null)
    return parseItems(RESOURCE_NAMES[resource] ?? resource, [json], settings);
  const [name, content] = Object.entries(json ?? {})[0] ?? [resource, []];
  if (name === 'errors') {
    throw new AppError(
      'INVALID_INPUT',
      `Shopify refused the request: ${JSON.stringify(content).slice(0, 200)}.`,
      {
        details: { field: 'errors' },
      },
    );
  }
  return parseItems(singular(name), Array.isArray(content) ? content : [content], settings);
}

function parseItems(name: string, items: unknown[], settings: ChannelSettings): ParsedResource[] {
  const reader = RESOURCES.get(name);
  return parseEach(items, (item) => (reader ? reader.read(item, settings) : ignore(name)));
}

function singular(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

function ignore(topic: string): ChannelMessage {
  return {
    kind: 'ignored',
    topic,
    reason: IGNORED_TOPICS.get(topic) ?? `Nothing here needs "${topic.slice(0, 80)}".`,
  };
}
