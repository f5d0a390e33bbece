import { z } from 'zod';
import { LineSerials, SerialCodes } from '#domains/inventory/serials/input.ts';
import { isCurrency } from '#lib/currency.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { isDay } from '#lib/time.ts';

const MAX_LINES = 500;
const MAX_UNITS = 1_000_000;
const MAX_POINTS = 1_000_000_000;

/** Minor units that a person or program may state. */
export const AmountMinor = z.number().int().min(0).max(LARGEST_AMOUNT_MINOR);

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

/** One line of a new order. Prices are the channel's own or the catalogue's; `unitPriceMinor` is heard only from who may state prices. */
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
  /** The shop at whose counter it is sold: units of no other place are promised. */
  locationId: z.uuid().optional(),
  /** The shop where its customer comes for it: units are promised there, and wait there under a code. */
  pickup: z.strictObject({ locationId: z.uuid() }).optional(),
  customerId: z.uuid().optional(),
  customer: z
    .strictObject({ name: Text(200).optional(), phone: Text(40).optional(), email: Text(320).optional() })
    .optional(),
  lines: z.array(OrderLineInput).min(1).max(MAX_LINES),
  shippingMinor: AmountMinor.default(0),
  shippingAddress: AddressInput.optional(),
  payment: z.strictObject({ method: Text(60).min(1), amountMinor: AmountMinor.min(1) }).optional(),
  /** Loyalty points of the customer (`customerId`) that pay a part of it: what they take off is a discount on the order. */
  points: z.number().int().min(1).max(MAX_POINTS).optional(),
  /** The hold of the cart that it was, whose units it takes over. */
  holdKey: z.string().trim().min(1).max(200).optional(),
  /**
   * What to do when units are missing: refuse the order, or keep it and wait for stock. Where its customer comes for it,
   * wait for stock there, or have other places bring what they have.
   */
  onShort: z.enum(['refuse', 'backorder', 'bring']).default('refuse'),
  note: Text(2_000).default(''),
  currency: z.string().refine(isCurrency, 'not a currency that we know').optional(),
});

/** The checked form of a new order. */
export type PlaceOrder = z.output<typeof PlaceOrderInput>;

/** Names an order. */
export const OrderRef = z.strictObject({ orderId: z.uuid() });

const Quantity = z.number().int().min(1).max(MAX_UNITS);
const Reason = Text(500).min(1);

/** Where units are handed over, and how. */
export const SHIPPING_METHODS = ['courier', 'post', 'pickup', 'counter'] as const;

/** What was found on the shelves, of one place or of all: all that is reserved, or the stated units per line; fewer is a short pick. */
export const PickOrderInput = z.strictObject({
  orderId: z.uuid(),
  locationId: z.uuid().optional(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: z.number().int().min(0).max(MAX_UNITS) }))
    .max(MAX_LINES)
    .optional(),
});

/** A parcel that leaves: all that is reserved at the location, or the stated units per line. */
export const ShipOrderInput = z.strictObject({
  orderId: z.uuid(),
  /** Made by the client, so that a repeat finds the first. */
  shipmentId: z.uuid(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: Quantity }))
    .min(1)
    .max(MAX_LINES)
    .optional(),
  /** Needed only where the units lie at more than one location. */
  locationId: z.uuid().optional(),
  method: z.enum(SHIPPING_METHODS).default('courier'),
  carrier: Text(100).optional(),
  trackingNumber: Text(100).optional(),
  externalId: z.string().min(1).max(200).optional(),
  /** The numbers of the units that leave, of goods that have them. */
  serials: z.array(LineSerials).max(MAX_LINES).optional(),
});

/** The checked form of a parcel. */
export type ShipOrder = z.output<typeof ShipOrderInput>;

/** Money that goes back. In the order's currency. */
export const RefundInput = z.strictObject({
  refundId: z.uuid().optional(),
  method: Text(60).min(1),
  amountMinor: AmountMinor.min(1),
  reason: Text(500).default(''),
  externalId: z.string().min(1).max(200).optional(),
});

/** The checked form of a refund. */
export type Refund = z.output<typeof RefundInput>;

/** Money that goes back to the customer of an order, perhaps for a return of it. */
export const RefundOrderInput = RefundInput.extend({ orderId: z.uuid(), returnId: z.uuid().optional() });

/** An order, or the rest of it, that is not to be served. */
export const CancelOrderInput = z.strictObject({
  orderId: z.uuid(),
  reason: Reason,
  refund: RefundInput.optional(),
});

/** Money that came in, in the order's currency. */
export const RecordPaymentInput = z.strictObject({
  orderId: z.uuid(),
  paymentId: z.uuid().optional(),
  method: Text(60).min(1),
  amountMinor: AmountMinor.min(1),
  externalId: z.string().min(1).max(200).optional(),
});

/** The checked form of a payment. */
export type RecordPayment = z.output<typeof RecordPaymentInput>;

/** A line of the order that changes; quantity 0 removes it. */
export const EditLineInput = z.strictObject({
  lineId: z.uuid(),
  quantity: z.number().int().min(0).max(MAX_UNITS).optional(),
  unitPriceMinor: AmountMinor.optional(),
  discountMinor: AmountMinor.optional(),
});

/** What an order is to become. What is not said stays. */
export const EditOrderInput = z.strictObject({
  orderId: z.uuid(),
  /** The version that the editor saw; another one is a conflict. */
  expectedVersion: z.number().int().min(1).optional(),
  reason: Reason,
  lines: z.array(EditLineInput).max(MAX_LINES).default([]),
  addLines: z.array(OrderLineInput).max(MAX_LINES).default([]),
  /** Bundles of the order that change as a whole; quantity 0 removes one. */
  bundles: z
    .array(z.strictObject({ bundleKey: z.uuid(), quantity: z.number().int().min(0).max(MAX_UNITS) }))
    .max(MAX_LINES)
    .optional(),
  shippingMinor: AmountMinor.optional(),
  shippingAddress: AddressInput.optional(),
  onShort: z.enum(['refuse', 'backorder']).default('refuse'),
});

/** The checked form of an edit. */
export type EditOrder = z.output<typeof EditOrderInput>;

/** In which state goods came back. */
export const CONDITIONS = ['new', 'opened', 'damaged', 'faulty'] as const;

/** What becomes of goods that came back. */
export const DISPOSITIONS = ['shelf', 'repair', 'quarantine', 'vendor', 'scrap'] as const;

/** Goods that come back to a location, and the money that goes back with them. */
export const ReturnOrderInput = z.strictObject({
  orderId: z.uuid(),
  /** Made by the client, so that a repeat finds the first. */
  returnId: z.uuid(),
  locationId: z.uuid(),
  reason: Text(500).default(''),
  lines: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: Quantity,
        condition: z.enum(CONDITIONS),
        disposition: z.enum(DISPOSITIONS),
        /** Their numbers, where they have them and somebody read them. */
        serials: SerialCodes.optional(),
      }),
    )
    .min(1)
    .max(MAX_LINES),
  refund: RefundInput.optional(),
  externalId: z.string().min(1).max(200).optional(),
});

/** The checked form of a return. */
export type ReturnOrder = z.output<typeof ReturnOrderInput>;

/** What staff write on an order. */
export const NoteOrderInput = z.strictObject({
  orderId: z.uuid(),
  note: Text(2_000).optional(),
  tags: z.array(Text(60).min(1)).max(50).optional(),
});

/** The last day on which an order should leave, as the business counts days; null promises none. */
export const SetShipByInput = z.strictObject({
  orderId: z.uuid(),
  shipOn: z.string().refine(isDay, 'a day, such as 2026-03-21').nullable(),
});

/** Which orders to serve from what has come: those that wait for a variant, or for what an order gave back. */
export const AllocateBackordersInput = z.object({
  subjectKind: z.enum(['variant', 'order']),
  subjectId: z.uuid(),
  /** The event that caused it: orders that it names as having lost units are looked at first. */
  eventId: z.number().int().optional(),
});

/** What the unknown lines of an order are; without lines, whether the order can go on now. */
export const ResolveAttentionInput = z.strictObject({
  orderId: z.uuid(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), variantId: z.uuid(), remember: z.boolean().default(false) }))
    .max(MAX_LINES)
    .default([]),
});
