import { z } from 'zod';
import type { ChannelMessage, ChannelSettings, PrivacyRequest } from '../contract.ts';
import { id, list, optionalCount, optionalId, optionalInstant, text } from '../read/fields.ts';
import { readShape } from '../read/read-shape.ts';
import { consentSchema, customerSchema, readConsent, readCustomer } from './read-customer.ts';
import { fulfilmentSchema, readFulfilment } from './read-fulfilment.ts';
import { readRefund } from './read-refund.ts';
import { refundSchema } from './refund-schema.ts';

/** A refund that comes alone: its lines are taken to be without tax, because the order's tax handling is not stated. */
export function parseRefund(json: unknown, settings: ChannelSettings): ChannelMessage {
  const refund = readShape(refundSchema, json, 'Shopify refund');
  return {
    kind: 'refund',
    refund: readRefund(refund, { currency: settings.currency, isTaxIncluded: false }),
  };
}

/** A fulfilment that comes alone. */
export function parseFulfilment(json: unknown): ChannelMessage {
  return {
    kind: 'fulfilment',
    fulfilment: readFulfilment(readShape(fulfilmentSchema, json, 'Shopify fulfilment')),
  };
}

/** A customer that comes alone: it must have an id. */
export function parseCustomer(json: unknown): ChannelMessage {
  return {
    kind: 'customer',
    customer: readCustomer(readShape(customerSchema.extend({ id }), json, 'Shopify customer')),
  };
}

const consentUpdate = z.object({
  id: optionalId,
  customer_id: optionalId,
  email_address: text,
  phone: text,
  email_marketing_consent: consentSchema,
  sms_marketing_consent: consentSchema,
});

/** A change of consent alone. Shopify names the customer by `id` or by `customer_id`, depending on the topic. */
export function parseConsent(json: unknown): ChannelMessage {
  const update = readShape(consentUpdate, json, 'Shopify consent');
  const customerExternalId = readShape(
    id,
    update.customer_id ?? update.id ?? undefined,
    'Shopify consent, customer id',
  );
  return {
    kind: 'consent',
    customerExternalId,
    email: update.email_address,
    phone: update.phone,
    consents: [
      ...readConsent('email', update.email_marketing_consent),
      ...readConsent('sms', update.sms_marketing_consent),
    ],
  };
}

const stockLevel = z.object({
  inventory_item_id: id,
  location_id: optionalId,
  available: optionalCount,
  updated_at: optionalInstant,
});

/** What Shopify believes to be left of one item in one place. */
export function parseStockLevel(json: unknown): ChannelMessage {
  const level = readShape(stockLevel, json, 'Shopify inventory level');
  return {
    kind: 'stock_level',
    level: {
      externalInventoryItemId: level.inventory_item_id,
      externalLocationId: level.location_id,
      available: level.available,
      at: level.updated_at,
    },
  };
}

const privacyRequest = z.object({
  customer: z.object({ id: optionalId, email: text, phone: text }).nullish(),
  orders_requested: list(id),
  orders_to_redact: list(id),
  data_request: z.object({ id: optionalId }).nullish(),
});

/** A demand about personal data: the topics `customers/data_request`, `customers/redact` and `shop/redact`. */
export function parsePrivacyRequest(action: PrivacyRequest['action'], json: unknown): ChannelMessage {
  const request = readShape(privacyRequest, json, 'Shopify privacy request');
  const customer = request.customer ?? null;
  return {
    kind: 'privacy_request',
    request: {
      action,
      externalId: request.data_request?.id ?? null,
      customer: customer && { externalId: customer.id, email: customer.email, phone: customer.phone },
      orderExternalIds: [...request.orders_requested, ...request.orders_to_redact],
    },
  };
}

/** The source deleted it: nothing but the id is stated. */
export function parseDeleted(resource: 'order' | 'product' | 'customer', json: unknown): ChannelMessage {
  return {
    kind: 'deleted',
    resource,
    externalId: readShape(z.object({ id }), json, `Shopify deleted ${resource}`).id,
  };
}
