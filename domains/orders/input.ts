import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';

const MAX_LINES = 500;
const MAX_UNITS = 1_000_000;
const MAX_AMOUNT_MINOR = 1_000_000_000_000_000;

/** Minor units that a person or program may state. */
export const AmountMinor = z.number().int().min(0).max(MAX_AMOUNT_MINOR);

const Text = (length: number) => z.string().trim().max(length);

/** Somebody's address on an order; only the lines that are known. */
export const AddressInput = z.strictObject({
  name: Text(200).default(''),
  phone: Text(40).nullish(),
  email: Text(320).nullish(),
  lines: Text(1_000).default(''),
  city: Text(200).default(''),
  region: Text(200).default(''),
  postcode: Text(40).default(''),
  country: Text(100).default(''),
});

/** One line of a new order. Prices come from the catalogue; `unitPriceMinor` is heard only from who may state prices. */
export const OrderLineInput = z
  .strictObject({
    variantId: z.uuid().optional(),
    sku: z.string().min(1).max(200).optional(),
    quantity: z.number().int().min(1).max(MAX_UNITS),
    unitPriceMinor: AmountMinor.optional(),
    discountMinor: AmountMinor.default(0),
  })
  .refine(
    (line) => (line.variantId === undefined) !== (line.sku === undefined),
    'name the variant or the SKU, one of them',
  );

/** A new order from a till, the phone, a chat or a shop's own program. */
export const PlaceOrderInput = z.strictObject({
  /** Made by the client (UUID v7), so that a repeat finds the first. */
  id: z.uuid().optional(),
  channelId: z.uuid(),
  externalId: z.string().min(1).max(200).optional(),
  customerId: z.uuid().optional(),
  customer: z
    .strictObject({ name: Text(200).optional(), phone: Text(40).optional(), email: Text(320).optional() })
    .optional(),
  lines: z.array(OrderLineInput).min(1).max(MAX_LINES),
  shippingMinor: AmountMinor.default(0),
  shippingAddress: AddressInput.optional(),
  payment: z.strictObject({ method: Text(60).min(1), amountMinor: AmountMinor.min(1) }).optional(),
  /** What to do when units are missing: refuse the order, or keep it and wait for stock. */
  onShort: z.enum(['refuse', 'backorder']).default('refuse'),
  note: Text(2_000).default(''),
  currency: z.string().refine(isCurrency, 'not a currency that we know').optional(),
});

/** The checked form of a new order. */
export type PlaceOrder = z.output<typeof PlaceOrderInput>;

/** Names an order. */
export const OrderRef = z.strictObject({ orderId: z.uuid() });
