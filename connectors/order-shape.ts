import type { Address, ChannelCustomer, ChannelFulfilment, ChannelRefund, NamedValue } from './shapes.ts';

/**
 * An order as a channel states it. All amounts are integer minor units of `currency`, without tax unless the name says
 * tax; discounts are positive. Ids are the source's, as text.
 */
export interface ChannelOrder {
  externalId: string;
  /** The number that people speak of, such as "#1001". */
  externalNumber: string;
  placedAt: Date;
  modifiedAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  closedAt: Date | null;
  currency: string;
  /** The code as the source wrote it: differs from `currency` where shops price in tomans (IRT is kept as IRR × 10). */
  sourceCurrency: string;
  /** What the customer saw, when the shop's currency is another; null when they are the same. */
  presentment: Presentment | null;
  /** Whether the source's prices contained tax. The amounts here never do. */
  isTaxIncluded: boolean;
  isTest: boolean;
  /** The source's own words for the state, beside the neutral ones. */
  sourceStatus: string;
  financialStatus: FinancialStatus;
  fulfilmentStatus: FulfilmentStatus;
  customer: ChannelCustomer | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  lines: ChannelOrderLine[];
  /** Charged for shipping before `shippingDiscountMinor`. */
  shippingMinor: number;
  shippingDiscountMinor: number;
  shippingTaxMinor: number;
  shippingMethods: string[];
  /** Where the customer comes for it; null or left out when it is sent. */
  pickup?: ChannelPickup | null;
  fees: ChannelFee[];
  tipMinor: number;
  /** Discount and tax of the whole order that the source puts on no line, shipping or fee (also its rounding of tax). */
  otherDiscountMinor: number;
  otherTaxMinor: number;
  /** The total as the source states it, as sold. */
  totalMinor: number;
  /** The total that the source states today, after edits and refunds; null when it does not say. */
  currentTotalMinor: number | null;
  /** What the customer has paid so far, before anything went back; null when the source does not say how much. */
  paidMinor: number | null;
  /** Stated total − (lines + shipping + tax + fees + tip − discounts): 0 when the source's arithmetic is explained. */
  differenceMinor: number;
  payments: ChannelPayment[];
  discountCodes: { code: string; amountMinor: number | null }[];
  refunds: ChannelRefund[];
  fulfilments: ChannelFulfilment[];
  note: string | null;
  tags: string[];
  /** Further named values: note attributes, attribution fields. */
  attributes: NamedValue[];
  /** Where the order came from inside the source: web, pos, app id, admin… */
  sourceName: string | null;
  externalLocationId: string | null;
  /** Weak evidence only: may hold addresses of wallets and apps. */
  landingSite: string | null;
  referrer: string | null;
}

/**
 * A place where a customer comes for an order. Some sources write a name of a place where others write a way of shipping,
 * and do not say which it is: then `isCertain` is false, and it is one only if a place is called so.
 */
export interface ChannelPickup {
  /** As the source calls it; null when it does not say which. */
  placeName: string | null;
  isCertain: boolean;
}

/**
 * One line. Net = grossMinor − discountMinor; the customer paid net + taxMinor. `grossMinor` is exact for the whole
 * quantity; `unitPriceMinor` is grossMinor / quantity rounded half up, so their product may differ by the rounding.
 */
export interface ChannelOrderLine {
  externalId: string;
  externalProductId: string | null;
  externalVariantId: string | null;
  sku: string | null;
  title: string;
  variantTitle: string | null;
  /** As sold. */
  quantity: number;
  /** After edits and removals; equals `quantity` when the source does not say. */
  currentQuantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  isShippable: boolean;
  isGiftCard: boolean;
  properties: NamedValue[];
}

/** A charge beside goods and shipping; negative where a shop books a deduction so. */
export interface ChannelFee {
  externalId: string | null;
  kind: 'fee' | 'duty';
  title: string;
  amountMinor: number;
  taxMinor: number;
}

/** How it is paid, as far as the order itself says. */
export interface ChannelPayment {
  gateway: string;
  title: string | null;
  transactionId: string | null;
  paidAt: Date | null;
}

/** Amounts in the customer's currency; tax handling as the source displays it. */
export interface Presentment {
  currency: string;
  totalMinor: number;
  taxMinor: number | null;
  shippingMinor: number | null;
  discountMinor: number | null;
}

/** The state of the money in neutral words. */
export type FinancialStatus =
  | 'pending'
  | 'authorised'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'
  | 'unknown';

/** The state of the goods in neutral words. */
export type FulfilmentStatus = 'unfulfilled' | 'partial' | 'fulfilled' | 'restocked' | 'unknown';
