import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { SettledOrder } from '../draft-order.ts';
import type { PlaceOrder } from '../input.ts';
import type { OrderHead } from '../write-order.ts';

/** What an order of our own is besides its lines and sums; `known` is the business's day and when it should leave. Pure. */
export function headOf(
  input: PlaceOrder,
  more: { id: string; order: SettledOrder; known: { day: string; shipBy: Date | null }; now: Date },
): OrderHead {
  const address = input.shippingAddress;
  const { customer } = input;
  const words = [
    input.externalId,
    customer?.name,
    customer?.phone,
    customer?.email,
    address?.name,
    address?.phone,
  ];
  const skus = more.order.lines.flatMap((line) => [line.sku, line.bundle?.sku]);
  return {
    id: more.id,
    channelId: input.channelId,
    externalId: input.externalId ?? null,
    externalNumber: null,
    customerId: input.customerId ?? null,
    placedAt: more.now,
    day: more.known.day,
    shipBy: input.locationId ? null : more.known.shipBy,
    search: normaliseForSearch([...words, ...skus].filter(Boolean).join(' ')),
    country: address?.country || null,
    note: input.note,
    tags: [],
    sourceStatus: null,
    sourceModifiedAt: null,
    addresses: address
      ? [{ kind: 'shipping', ...address, phone: address.phone ?? null, email: address.email ?? null }]
      : [],
    payments: input.payment ? [{ ...input.payment, externalId: null, at: more.now }] : [],
  };
}
