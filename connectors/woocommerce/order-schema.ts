import { z } from 'zod';
import { decodeEntities } from '#lib/text/decode-entities.ts';
import { flag, id, list, optionalId, quantity, text } from '../read/fields.ts';

/** Text of a shop that stores HTML: its entities are decoded. */
export const htmlText = text.transform((value) => (value === null ? null : decodeEntities(value)));

/** Values of plugins and attributes, of any shape. */
export const metaData = list(z.object({ key: text, value: z.unknown().optional() }));

/** An address as WooCommerce writes it; `email` and `phone` stand in the billing address. */
export const addressSchema = z.object({
  first_name: text,
  last_name: text,
  company: htmlText,
  address_1: htmlText,
  address_2: htmlText,
  city: htmlText,
  state: text,
  postcode: text,
  country: text,
  email: text,
  phone: text,
});

const lineSchema = z.object({
  id,
  name: htmlText,
  product_id: optionalId,
  variation_id: optionalId,
  quantity,
  subtotal: text,
  subtotal_tax: text,
  total: text,
  total_tax: text,
  sku: text,
  meta_data: metaData,
});

/** The fields that we read of an order. */
export const orderSchema = z.object({
  id,
  number: text,
  status: text,
  currency: id,
  created_via: text,
  date_created: text,
  date_created_gmt: text,
  date_modified: text,
  date_modified_gmt: text,
  date_paid: text,
  date_paid_gmt: text,
  date_completed: text,
  date_completed_gmt: text,
  discount_total: text,
  shipping_total: text,
  shipping_tax: text,
  total: z.string('must be an amount'),
  total_tax: text,
  prices_include_tax: flag,
  customer_id: optionalId,
  customer_note: htmlText,
  billing: addressSchema.nullish(),
  shipping: addressSchema.nullish(),
  payment_method: text,
  payment_method_title: htmlText,
  transaction_id: text,
  meta_data: metaData,
  line_items: list(lineSchema),
  shipping_lines: list(z.object({ method_id: text, method_title: htmlText, meta_data: metaData })),
  fee_lines: list(z.object({ id: optionalId, name: htmlText, total: text, total_tax: text })),
  coupon_lines: list(z.object({ code: text, discount: text })),
  refunds: list(z.object({ id, reason: htmlText, refund: htmlText, total: text })),
});

/** An order as WooCommerce writes it, checked. */
export type WooOrder = z.output<typeof orderSchema>;

/** A line of it. */
export type WooLine = z.output<typeof lineSchema>;
