import { z } from 'zod';
import { scaleMinor } from '#lib/money.ts';
import type { ChannelOrder, ChannelOrderLine } from '../order-shape.ts';
import {
  flag,
  id,
  instant,
  list,
  optionalId,
  optionalInstant,
  optionalQuantity,
  optionalWholeNumber,
  quantity,
  text,
  wholeNumber,
} from '../read/fields.ts';
import { withDifference } from '../read/with-difference.ts';
import { address, currency, customer, fulfilment, isSet, minor, pairs, refund, texts } from './shapes.ts';

const line: z.ZodType<ChannelOrderLine> = z
  .object({
    externalId: id,
    externalProductId: optionalId,
    externalVariantId: optionalId,
    sku: text,
    title: text.transform((value) => value ?? ''),
    variantTitle: text,
    quantity,
    currentQuantity: optionalQuantity,
    unitPriceMinor: wholeNumber,
    grossMinor: optionalWholeNumber,
    discountMinor: minor,
    taxMinor: minor,
    isShippable: flag.transform((value) => value !== false),
    isGiftCard: isSet,
    properties: pairs,
  })
  .transform((stated) => ({
    ...stated,
    currentQuantity: stated.currentQuantity ?? stated.quantity,
    grossMinor:
      stated.grossMinor ?? scaleMinor(stated.unitPriceMinor, { numerator: stated.quantity, denominator: 1 }),
  }));

const fee = z.object({
  externalId: optionalId,
  kind: z.enum(['fee', 'duty']).default('fee'),
  title: text.transform((value) => value ?? ''),
  amountMinor: wholeNumber,
  taxMinor: minor,
});

const payment = z.object({ gateway: id, title: text, transactionId: text, paidAt: optionalInstant });

const presentment = z.object({
  currency,
  totalMinor: wholeNumber,
  taxMinor: optionalWholeNumber,
  shippingMinor: optionalWholeNumber,
  discountMinor: optionalWholeNumber,
});

const FINANCIAL = [
  'pending',
  'authorised',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'unknown',
] as const;
const FULFILMENT = ['unfulfilled', 'partial', 'fulfilled', 'restocked', 'unknown'] as const;

/** The neutral order as JSON: the names of `ChannelOrder`, amounts in minor units, moments with offset; most may be missing. */
export const order: z.ZodType<ChannelOrder> = z
  .object({
    externalId: id,
    externalNumber: text,
    placedAt: instant,
    modifiedAt: optionalInstant,
    cancelledAt: optionalInstant,
    cancelReason: text,
    closedAt: optionalInstant,
    currency,
    presentment: presentment.nullish().transform((value) => value ?? null),
    isTaxIncluded: isSet,
    isTest: isSet,
    sourceStatus: text,
    financialStatus: z.enum(FINANCIAL).default('unknown'),
    fulfilmentStatus: z.enum(FULFILMENT).default('unfulfilled'),
    customer: customer.nullish().transform((value) => value ?? null),
    billingAddress: address.nullish().transform((value) => value ?? null),
    shippingAddress: address.nullish().transform((value) => value ?? null),
    lines: list(line),
    shippingMinor: minor,
    shippingDiscountMinor: minor,
    shippingTaxMinor: minor,
    shippingMethods: texts,
    pickup: z
      .object({ placeName: text })
      .nullish()
      .transform((value) => (value ? { ...value, isCertain: true } : null)),
    fees: list(fee),
    tipMinor: minor,
    otherDiscountMinor: minor,
    otherTaxMinor: minor,
    totalMinor: wholeNumber,
    currentTotalMinor: optionalWholeNumber,
    paidMinor: optionalWholeNumber,
    payments: list(payment),
    discountCodes: list(z.object({ code: id, amountMinor: optionalWholeNumber })),
    refunds: list(refund),
    fulfilments: list(fulfilment),
    note: text,
    tags: texts,
    attributes: pairs,
    sourceName: text,
    externalLocationId: optionalId,
    landingSite: text,
    referrer: text,
  })
  .transform((stated) =>
    withDifference({
      ...stated,
      externalNumber: stated.externalNumber ?? stated.externalId,
      modifiedAt: stated.modifiedAt ?? stated.placedAt,
      sourceCurrency: stated.currency,
      sourceStatus: stated.sourceStatus ?? stated.financialStatus,
    }),
  );
