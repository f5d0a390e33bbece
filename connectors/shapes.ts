/** A name with a text: order attributes, line properties, product options. */
export interface NamedValue {
  name: string;
  value: string;
}

/** A postal address as the source wrote it; `countryCode` is ISO 3166-1 alpha-2 in upper case. */
export interface Address {
  name: string | null;
  company: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  countryCode: string | null;
  phone: string | null;
}

/** What a person agreed to, for marketing by one way of contact, in neutral words and the source's own. */
export interface Consent {
  contact: 'email' | 'sms';
  state: 'given' | 'withdrawn' | 'pending' | 'not_given';
  sourceState: string;
  at: Date | null;
}

/** A customer; `externalId` is null for a guest. Phone and e-mail are as written, not yet normalised. */
export interface ChannelCustomer {
  externalId: string | null;
  name: string | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  consents: Consent[];
  addresses: Address[];
  tags: string[];
  note: string | null;
  createdAt: Date | null;
  modifiedAt: Date | null;
}

/** Money given back; the restock of goods is told apart per line. Amounts are positive minor units of `currency`. */
export interface ChannelRefund {
  externalId: string;
  orderExternalId: string | null;
  at: Date | null;
  currency: string;
  /** What the customer got back, tax included. */
  amountMinor: number;
  shippingMinor: number;
  reason: string | null;
  lines: ChannelRefundLine[];
}

/** Goods of a refund. Amounts are null and restock is `unknown` where the source does not say. */
export interface ChannelRefundLine {
  lineExternalId: string | null;
  quantity: number;
  restock: 'restocked' | 'not_restocked' | 'unknown';
  externalLocationId: string | null;
  amountMinor: number | null;
  taxMinor: number | null;
}

/** Goods sent. */
export interface ChannelFulfilment {
  externalId: string;
  orderExternalId: string | null;
  status: 'open' | 'done' | 'cancelled' | 'failed';
  sourceStatus: string | null;
  externalLocationId: string | null;
  carrier: string | null;
  trackingNumbers: string[];
  trackingUrls: string[];
  lines: { lineExternalId: string; quantity: number }[];
  at: Date;
  modifiedAt: Date | null;
}

/** A product with its variants. `isPartial`: only the listed variants are stated, nothing about the product or the others. */
export interface ChannelProduct {
  externalId: string;
  isPartial: boolean;
  title: string | null;
  descriptionHtml: string | null;
  vendor: string | null;
  productType: string | null;
  status: 'active' | 'draft' | 'archived';
  tags: string[];
  url: string | null;
  imageUrls: string[];
  variants: ChannelVariant[];
  /** Variants that exist but are told apart from this payload. */
  otherVariantExternalIds: string[];
  modifiedAt: Date | null;
}

/** One thing that can be bought. Prices as displayed by the source, in the shop's currency; null when that is unknown. */
export interface ChannelVariant {
  externalId: string;
  externalInventoryItemId: string | null;
  sku: string | null;
  barcode: string | null;
  title: string | null;
  options: NamedValue[];
  currency: string | null;
  priceMinor: number | null;
  compareAtPriceMinor: number | null;
  weightGrams: number | null;
  isShippable: boolean;
  isTaxable: boolean;
  isStockTracked: boolean;
  /** The source's own count over all places; null when it keeps none. */
  stock: number | null;
}

/** What the source believes to be left in one place; `available` is null when it does not count the item. */
export interface StockLevel {
  externalInventoryItemId: string;
  externalLocationId: string | null;
  available: number | null;
  at: Date | null;
}
