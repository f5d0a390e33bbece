import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import {
  flag,
  id,
  instant,
  list,
  optionalCount,
  optionalId,
  optionalInstant,
  optionalWholeNumber,
  quantity,
  text,
  wholeNumber,
} from '../read/fields.ts';
import type {
  Address,
  ChannelCustomer,
  ChannelFulfilment,
  ChannelProduct,
  ChannelRefund,
  Consent,
  StockLevel,
} from '../shapes.ts';

/** An amount in minor units; absent means 0. */
export const minor = optionalWholeNumber.transform((value) => value ?? 0);

/** An ISO 4217 code that the program knows. */
export const currency = z
  .string('must be a currency code')
  .refine(isCurrency, 'must be a currency code such as EUR');

/** Yes or no; absent means no. */
export const isSet = flag.transform((value) => value === true);

/** Pairs of name and value, both text. */
export const pairs = list(z.object({ name: z.string(), value: z.string() }));

/** Texts; absent means none. */
export const texts = list(z.string('must be text'));

/** An address; everything may be missing. */
export const address: z.ZodType<Address> = z.object({
  name: text,
  company: text,
  line1: text,
  line2: text,
  city: text,
  region: text,
  postcode: text,
  countryCode: text.transform((value) => value?.toUpperCase() ?? null),
  phone: text,
});

const consent: z.ZodType<Consent> = z
  .object({
    contact: z.enum(['email', 'sms']),
    state: z.enum(['given', 'withdrawn', 'pending', 'not_given']),
    at: optionalInstant,
  })
  .transform((stated) => ({ ...stated, sourceState: stated.state }));

/** A customer; everything may be missing. */
export const customer: z.ZodType<ChannelCustomer> = z.object({
  externalId: optionalId,
  name: text,
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  locale: text,
  consents: list(consent),
  addresses: list(address),
  tags: texts,
  note: text,
  createdAt: optionalInstant,
  modifiedAt: optionalInstant,
});

const refundLine = z.object({
  lineExternalId: optionalId,
  quantity,
  restock: z.enum(['restocked', 'not_restocked', 'unknown']).default('unknown'),
  externalLocationId: optionalId,
  amountMinor: optionalWholeNumber,
  taxMinor: optionalWholeNumber,
});

/** Money given back. */
export const refund: z.ZodType<ChannelRefund> = z.object({
  externalId: id,
  orderExternalId: optionalId,
  at: optionalInstant,
  currency,
  amountMinor: wholeNumber,
  shippingMinor: minor,
  reason: text,
  lines: list(refundLine),
});

/** Goods sent. */
export const fulfilment: z.ZodType<ChannelFulfilment> = z.object({
  externalId: id,
  orderExternalId: optionalId,
  status: z.enum(['open', 'done', 'cancelled', 'failed']),
  sourceStatus: text,
  externalLocationId: optionalId,
  carrier: text,
  trackingNumbers: texts,
  trackingUrls: texts,
  lines: list(z.object({ lineExternalId: id, quantity })),
  at: instant,
  modifiedAt: optionalInstant,
});

const variant = z.object({
  externalId: id,
  externalInventoryItemId: optionalId,
  sku: text,
  barcode: text,
  title: text,
  options: pairs,
  currency: currency.nullish().transform((value) => value ?? null),
  priceMinor: optionalWholeNumber,
  compareAtPriceMinor: optionalWholeNumber,
  weightGrams: optionalWholeNumber,
  isShippable: flag.transform((value) => value !== false),
  isTaxable: flag.transform((value) => value !== false),
  isStockTracked: flag.transform((value) => value !== false),
  stock: optionalCount,
});

/** A product with its variants. */
export const product: z.ZodType<ChannelProduct> = z.object({
  externalId: id,
  isPartial: isSet,
  title: text,
  descriptionHtml: text,
  vendor: text,
  productType: text,
  status: z.enum(['active', 'draft', 'archived']).default('active'),
  tags: texts,
  url: text,
  imageUrls: texts,
  variants: list(variant),
  otherVariantExternalIds: list(id),
  modifiedAt: optionalInstant,
});

/** What the shop believes to be left of one item. */
export const stockLevel: z.ZodType<StockLevel> = z.object({
  externalInventoryItemId: id,
  externalLocationId: optionalId,
  available: optionalCount,
  at: optionalInstant,
});
