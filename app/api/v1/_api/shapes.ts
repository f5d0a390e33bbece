import { z } from 'zod';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '#domains/orders/lists/filter-values.ts';

/** An instant with offset. */
export const Instant = z.iso.datetime({ offset: true });

const Status = z.enum(ORDER_STATUSES);
const Payment = z.enum(PAYMENT_STATUSES);
const Minor = z.number().int();

/** Page size and the place to go on from. */
export const Paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A page of things; `next` is the cursor of the following page, null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), next: z.string().nullable() });

/** An order as a list shows it. Amounts in minor units of its currency. */
export const OrderSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  externalNumber: z.string().nullable(),
  channelName: z.string(),
  status: Status,
  paymentStatus: Payment,
  customerName: z.string().nullable(),
  placedAt: Instant,
  shipBy: Instant.nullable(),
  units: z.number().int(),
  totalMinor: Minor,
  currency: z.string(),
  locationName: z.string().nullable(),
  country: z.string().nullable(),
  /** Its customer comes to a shop for it. */
  isPickup: z.boolean(),
  tags: z.array(z.string()),
});

const Line = z.object({
  id: z.uuid(),
  variantId: z.uuid().nullable(),
  sku: z.string(),
  title: z.string(),
  quantity: z.number().int(),
  unitPriceMinor: Minor,
  grossMinor: Minor,
  discountMinor: Minor,
  taxMinor: Minor,
  picked: z.number().int(),
  shipped: z.number().int(),
  returned: z.number().int(),
  /** The bundle that it was sold in; lines of one key belong together, `quantity` units of the line are in one. */
  bundle: z
    .object({ key: z.uuid(), sku: z.string(), title: z.string(), quantity: z.number().int() })
    .nullable()
    .default(null),
});

const Pickup = z.object({
  locationId: z.uuid(),
  locationName: z.string(),
  status: z.enum(['arranged', 'ready', 'collected', 'expired', 'cancelled']),
  waitsThere: z.boolean(),
  arrangedAt: Instant,
  readyAt: Instant.nullable(),
  deadline: Instant.nullable(),
  endedAt: Instant.nullable(),
});

const Address = z.object({
  kind: z.enum(['shipping', 'billing']),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  lines: z.string(),
  city: z.string(),
  region: z.string(),
  postcode: z.string(),
  country: z.string(),
});

/** An order whole. Amounts without tax unless the name says tax. */
export const OrderWhole = OrderSummary.omit({ customerName: true, isPickup: true }).extend({
  pickup: Pickup.nullable(),
  channelId: z.uuid(),
  customer: z.object({ id: z.uuid(), name: z.string(), number: z.number().int() }).nullable(),
  attentionReason: z.string().nullable(),
  version: z.number().int(),
  grossMinor: Minor,
  discountMinor: Minor,
  shippingMinor: Minor,
  taxMinor: Minor,
  paidMinor: Minor,
  refundedMinor: Minor,
  note: z.string(),
  cancelReason: z.string().nullable(),
  points: z.object({
    used: z.object({ points: z.number().int(), amountMinor: Minor, givenBack: z.number().int() }).nullable(),
    earned: z
      .object({
        points: z.number().int(),
        takenBack: z.number().int(),
        usableOn: z.iso.date().nullable(),
      })
      .nullable(),
  }),
  lines: z.array(Line),
  addresses: z.array(Address),
  payments: z.array(z.object({ id: z.uuid(), method: z.string(), amountMinor: Minor })),
  refunds: z.array(z.object({ id: z.uuid(), method: z.string(), amountMinor: Minor, reason: z.string() })),
  shipments: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      locationName: z.string(),
      method: z.string(),
      carrier: z.string().nullable(),
      trackingNumber: z.string().nullable(),
      lines: z.array(z.object({ lineId: z.uuid(), quantity: z.number().int() })),
    }),
  ),
  returns: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      reason: z.string(),
      lines: z.array(z.object({ lineId: z.uuid().nullable(), sku: z.string(), quantity: z.number().int() })),
    }),
  ),
});

/** What a new order's sender is told. */
export const PlacedOrder = z.object({
  id: z.uuid(),
  number: z.number().int(),
  status: Status,
  totalMinor: Minor,
  currency: z.string(),
});

/** Where an order stands after a change. */
export const ChangedOrder = z.object({
  id: z.uuid(),
  number: z.number().int(),
  status: Status,
  paymentStatus: Payment,
  version: z.number().int(),
});

/** What lies of a variant at a location. */
export const StockLevel = z.object({
  variantId: z.uuid(),
  sku: z.string(),
  locationId: z.uuid(),
  locationCode: z.string(),
  onHand: z.number().int(),
  reserved: z.number().int(),
  safety: z.number().int(),
  available: z.number().int(),
  updatedAt: Instant,
});

/** A person; ways are phones (E.164), e-mails and ids at channels. */
export const Customer = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  country: z.string().nullable(),
  locale: z.string().nullable(),
  tags: z.array(z.string()),
  createdAt: Instant,
  ways: z.array(z.object({ kind: z.string(), value: z.string() })),
});

/** Something by its id alone. */
export const Made = z.object({ id: z.uuid() });
