import type { PickedUnits } from '#domains/fulfilment/picking/picked-units.ts';
import type { OpenReservation } from '#domains/inventory/take-reservations.ts';
import type { SoldIn } from '../bundles/take-apart.ts';
import type { OrderStatus, PaymentStatus } from '../order-status.ts';

/** A line with all that its life depends on. Amounts in minor units of the order's currency, cost in the reporting one. */
export type LoadedLine = {
  id: string;
  position: number;
  externalId: string | null;
  variantId: string | null;
  /** Null while the channel sold something that we do not know. */
  kind: 'goods' | 'service' | null;
  /** What is written down of its units, and when their numbers are asked for. */
  tracking?: 'none' | 'lot' | 'serial' | null;
  serialAt?: 'receipt' | 'shipment' | null;
  sku: string;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  costMinor: number | null;
  /** What has left and what is picked: the sum of both. */
  pickedQuantity: number;
  shippedQuantity: number;
  returnedQuantity: number;
  /** What the line's returns add up to so far. */
  returnedMinor: number;
  returnedTaxMinor: number;
  returnedCostMinor: number;
  /** The bundle that it was sold in. */
  bundle?: SoldIn | null;
  /** What is picked and has not left, place by place. */
  picked: PickedUnits[];
  /** Oldest first. */
  reservations: (OpenReservation & { locationName: string })[];
};

/** An order as its commands see it, locked for the transaction that read it. */
export type LoadedOrder = {
  id: string;
  number: number;
  channelId: string;
  customerId: string | null;
  status: OrderStatus;
  attentionReason: string | null;
  paymentStatus: PaymentStatus;
  currency: string;
  rate: string;
  day: string;
  version: number;
  grossMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
  paidMinor: number;
  refundedMinor: number;
  units: number;
  locationId: string | null;
  search: string;
  country: string | null;
  note: string;
  tags: string[];
  shippedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  business: { reportingCurrency: string; timeZone: string; taxRates: Record<string, number> };
  lines: LoadedLine[];
};

/** What has become of the units of a line that was just written: nothing yet. */
export function untouched() {
  return {
    pickedQuantity: 0,
    picked: [],
    shippedQuantity: 0,
    returnedQuantity: 0,
    returnedMinor: 0,
    returnedTaxMinor: 0,
    returnedCostMinor: 0,
    reservations: [],
  } satisfies Partial<LoadedLine>;
}

/** Units of a line that are neither shipped nor promised; a service needs none. */
export function missingOf(line: LoadedLine): number {
  if (line.kind !== 'goods') return 0;
  const reserved = line.reservations.reduce((sum, one) => sum + one.quantity, 0);
  return Math.max(0, line.quantity - line.shippedQuantity - reserved);
}

/** What a line's variant is on the shelf; a bundle is none of its own. Pure. */
export function stockKind(variant: { kind: 'goods' | 'service' | 'bundle' } | null): LoadedLine['kind'] {
  return variant === null || variant.kind === 'bundle' ? null : variant.kind;
}

/** How people name a line: its place on the order and its SKU. */
export function nameOf(line: LoadedLine): string {
  return `Line ${line.position} (${line.sku || line.title})`;
}
