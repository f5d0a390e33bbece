import type { ChannelMessage, ChannelSettings, ResourceKind } from '../contract.ts';
import { peekText } from '../read/peek.ts';
import { parseOrder } from './parse-order.ts';
import {
  parseConsent,
  parseCustomer,
  parseDeleted,
  parseFulfilment,
  parsePrivacyRequest,
  parseRefund,
  parseStockLevel,
} from './parse-others.ts';
import { parseProduct, parseVariant } from './parse-product.ts';

/** How one topic or resource is read. */
export interface Reader {
  resourceKind: ResourceKind;
  read: (json: unknown, settings: ChannelSettings) => ChannelMessage;
}

const order: Reader = {
  resourceKind: 'order',
  read: (json) => {
    const parsed = parseOrder(json);
    return { kind: parsed.cancelledAt === null ? 'order' : 'order_cancelled', order: parsed };
  },
};
const refund: Reader = { resourceKind: 'refund', read: parseRefund };
const fulfilment: Reader = { resourceKind: 'fulfilment', read: parseFulfilment };
const product: Reader = {
  resourceKind: 'product',
  read: (json, settings) => ({ kind: 'product', product: parseProduct(json, settings) }),
};
const variant: Reader = {
  resourceKind: 'variant',
  read: (json, settings) => ({ kind: 'product', product: parseVariant(json, settings) }),
};
const customer: Reader = { resourceKind: 'customer', read: parseCustomer };
const consent: Reader = { resourceKind: 'customer', read: parseConsent };
const stockLevel: Reader = { resourceKind: 'stock_level', read: parseStockLevel };

/** Every topic that is read. */
export const TOPICS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['orders/create', order],
  ['orders/updated', order],
  ['orders/paid', order],
  ['orders/fulfilled', order],
  ['orders/partially_fulfilled', order],
  ['orders/cancelled', order],
  ['orders/delete', { resourceKind: 'order', read: (json) => parseDeleted('order', json) }],
  ['refunds/create', refund],
  ['fulfillments/create', fulfilment],
  ['fulfillments/update', fulfilment],
  ['products/create', product],
  ['products/update', product],
  ['products/delete', { resourceKind: 'product', read: (json) => parseDeleted('product', json) }],
  ['customers/create', customer],
  ['customers/update', customer],
  ['customers/enable', customer],
  ['customers/disable', customer],
  ['customers/delete', { resourceKind: 'customer', read: (json) => parseDeleted('customer', json) }],
  ['customers/marketing_consent_update', consent],
  ['customers/email_marketing_consent_update', consent],
  ['customers_marketing_consent/update', consent],
  ['customers_email_marketing_consent/update', consent],
  ['inventory_levels/update', stockLevel],
  ['inventory_levels/connect', stockLevel],
  [
    'customers/data_request',
    { resourceKind: 'privacy', read: (json) => parsePrivacyRequest('data_request', json) },
  ],
  [
    'customers/redact',
    { resourceKind: 'privacy', read: (json) => parsePrivacyRequest('customer_redact', json) },
  ],
  ['shop/redact', { resourceKind: 'privacy', read: (json) => parsePrivacyRequest('shop_redact', json) }],
  [
    'app/uninstalled',
    {
      resourceKind: 'shop',
      read: (json) => ({ kind: 'uninstalled', source: peekText(json, 'myshopify_domain') }),
    },
  ],
]);

/** How each resource of the REST API is read, by the name that wraps it. */
export const RESOURCES: ReadonlyMap<string, Reader> = new Map([
  ['order', order],
  ['refund', refund],
  ['fulfillment', fulfilment],
  ['product', product],
  ['variant', variant],
  ['customer', customer],
  ['inventory_level', stockLevel],
]);

/** Why a topic that we know is not read. */
export const IGNORED_TOPICS: ReadonlyMap<string, string> = new Map([
  ['orders/edited', 'The whole order after the edit comes with orders/updated.'],
  ['order_transactions/create', 'The money of an order comes with the order and its refunds.'],
  ['tender_transactions/create', 'The money of an order comes with the order and its refunds.'],
  ['variants/in_stock', 'The count comes with inventory_levels/update.'],
  ['variants/out_of_stock', 'The count comes with inventory_levels/update.'],
  ['inventory_items/update', 'Prices and codes come with products/update.'],
  ['inventory_levels/disconnect', 'A place that no longer keeps an item states no count.'],
  [
    'customers/merge',
    'Customers are matched here by their own facts; the kept customer comes with customers/update.',
  ],
]);
