import type { ChannelOrder } from '../channels/message.ts';

const UNIT_MINOR = 1_000;
const TAX_MINOR = 200;

/** What a channel says of an order that is paid and not sent: one line at 10.00 and a fifth of tax. */
export function channelOrder(facts: {
  externalId: string;
  placedAt: Date;
  sku: string;
  quantity: number;
}): ChannelOrder {
  const { externalId, placedAt, sku, quantity } = facts;
  const totalMinor = (UNIT_MINOR + TAX_MINOR) * quantity;
  return {
    externalId,
    externalNumber: `#${externalId}`,
    placedAt,
    modifiedAt: placedAt,
    currency: 'EUR',
    sourceCurrency: 'EUR',
    lines: [
      {
        externalId: `${externalId}-1`,
        externalProductId: null,
        externalVariantId: null,
        sku,
        title: sku,
        variantTitle: null,
        quantity,
        currentQuantity: quantity,
        unitPriceMinor: UNIT_MINOR,
        grossMinor: UNIT_MINOR * quantity,
        discountMinor: 0,
        taxMinor: TAX_MINOR * quantity,
        isShippable: true,
        isGiftCard: false,
        properties: [],
      },
    ],
    totalMinor,
    paidMinor: totalMinor,
    ...NOTHING_ELSE,
  };
}

const NOTHING_ELSE = {
  cancelledAt: null,
  cancelReason: null,
  closedAt: null,
  presentment: null,
  isTaxIncluded: false,
  isTest: false,
  sourceStatus: 'open',
  financialStatus: 'paid',
  fulfilmentStatus: 'unfulfilled',
  customer: null,
  billingAddress: null,
  shippingAddress: null,
  shippingMinor: 0,
  shippingDiscountMinor: 0,
  shippingTaxMinor: 0,
  shippingMethods: [],
  fees: [],
  tipMinor: 0,
  otherDiscountMinor: 0,
  otherTaxMinor: 0,
  currentTotalMinor: null,
  differenceMinor: 0,
  payments: [],
  discountCodes: [],
  refunds: [],
  fulfilments: [],
  note: null,
  tags: [],
  attributes: [],
  sourceName: null,
  externalLocationId: null,
  landingSite: null,
  referrer: null,
} satisfies Partial<ChannelOrder>;
