import { z } from 'zod';
import {
  commaTags,
  flag,
  id,
  instant,
  list,
  namedValues,
  optionalId,
  optionalInstant,
  optionalQuantity,
  quantity,
  text,
} from '../read/fields.ts';
import { moneySet } from './money-set.ts';
import { addressSchema } from './read-address.ts';
import { customerSchema } from './read-customer.ts';
import { fulfilmentSchema } from './read-fulfilment.ts';
import { refundSchema } from './refund-schema.ts';

const taxLine = z.object({ price: text, rate: text });

const discountAllocation = z.object({ amount: text });

const lineSchema = z.object({
  id,
  product_id: optionalId,
  variant_id: optionalId,
  sku: text,
  title: text,
  name: text,
  variant_title: text,
  quantity,
  current_quantity: optionalQuantity,
  price: text,
  total_discount: text,
  discount_allocations: list(discountAllocation),
  tax_lines: list(taxLine),
  requires_shipping: flag,
  gift_card: flag,
  properties: namedValues,
  /** Present on the line that stands for a tip. */
  tip: z.unknown().optional(),
});

const shippingLineSchema = z.object({
  title: text,
  code: text,
  source: text,
  delivery_category: text,
  price: text,
  discounted_price: text,
  discount_allocations: list(discountAllocation),
  tax_lines: list(taxLine),
  is_removed: flag,
});

/** The fields that we read of an order, REST-shaped as in webhooks. */
export const orderSchema = z.object({
  id,
  name: text,
  order_number: text,
  created_at: instant,
  updated_at: optionalInstant,
  processed_at: optionalInstant,
  closed_at: optionalInstant,
  cancelled_at: optionalInstant,
  cancel_reason: text,
  currency: id,
  presentment_currency: text,
  taxes_included: flag,
  test: flag,
  financial_status: text,
  fulfillment_status: text,
  total_price: z.string('must be an amount'),
  current_total_price: text,
  /** What is still to be paid of today's total. */
  total_outstanding: text,
  total_tax: text,
  total_discounts: text,
  total_tip_received: text,
  total_price_set: moneySet,
  total_tax_set: moneySet,
  total_discounts_set: moneySet,
  total_shipping_price_set: moneySet,
  original_total_duties_set: moneySet,
  original_total_additional_fees_set: moneySet,
  email: text,
  contact_email: text,
  phone: text,
  customer_locale: text,
  customer: customerSchema.nullish(),
  billing_address: addressSchema.nullish(),
  shipping_address: addressSchema.nullish(),
  line_items: list(lineSchema),
  shipping_lines: list(shippingLineSchema),
  payment_gateway_names: list(z.string()),
  discount_codes: list(z.object({ code: text, amount: text })),
  refunds: list(refundSchema),
  fulfillments: list(fulfilmentSchema),
  note: text,
  tags: commaTags,
  note_attributes: namedValues,
  source_name: text,
  location_id: optionalId,
  landing_site: text,
  referring_site: text,
});

/** An order as Shopify writes it, checked. */
export type ShopifyOrder = z.output<typeof orderSchema>;

/** A line of it. */
export type ShopifyLine = z.output<typeof lineSchema>;

/** Its way of shipping. */
export type ShopifyShippingLine = z.output<typeof shippingLineSchema>;
