import { sumMinor } from '#lib/money.ts';
import type {
  ChannelFee,
  ChannelOrder,
  FinancialStatus,
  FulfilmentStatus,
  Presentment,
} from '../order-shape.ts';
import { amountReader, type ReadAmount } from '../read/read-amount.ts';
import { readShape } from '../read/read-shape.ts';
import { withDifference } from '../read/with-difference.ts';
import type { ChannelCustomer, ChannelRefund } from '../shapes.ts';
import { orderSchema, type ShopifyOrder } from './order-schema.ts';
import { readAddress } from './read-address.ts';
import { readCustomer } from './read-customer.ts';
import { readFulfilment } from './read-fulfilment.ts';
import { readLines } from './read-lines.ts';
import { readPickup } from './read-pickup.ts';
import { readRefund } from './read-refund.ts';

const FINANCIAL: ReadonlyMap<string, FinancialStatus> = new Map<string, FinancialStatus>([
  ['pending', 'pending'],
  ['authorized', 'authorised'],
  ['partially_paid', 'partially_paid'],
  ['paid', 'paid'],
  ['partially_refunded', 'partially_refunded'],
  ['refunded', 'refunded'],
  ['voided', 'voided'],
]);

const FULFILMENT: ReadonlyMap<string, FulfilmentStatus> = new Map<string, FulfilmentStatus>([
  ['unfulfilled', 'unfulfilled'],
  ['partial', 'partial'],
  ['fulfilled', 'fulfilled'],
  ['restocked', 'restocked'],
]);

/**
 * The neutral order of a Shopify order in REST shape. Amounts are in the shop's currency, as sold (the plain fields);
 * where prices contain tax it is taken out of lines and shipping by their tax lines. INVALID_INPUT names field and value.
 */
export function parseOrder(json: unknown): ChannelOrder {
  const order = readShape(orderSchema, json, 'Shopify order');
  const amount = amountReader({ thing: `Shopify order ${order.name ?? order.id}`, currency: order.currency });
  const isTaxIncluded = order.taxes_included === true;
  const refunds = order.refunds.map((refund) =>
    readRefund(
      { ...refund, order_id: refund.order_id ?? order.id },
      { currency: order.currency, isTaxIncluded },
    ),
  );
  return withDifference({
    ...readIdentity(order),
    ...readMoney(order, amount),
    paidMinor: readPaid(order, amount, refunds),
    currency: order.currency,
    sourceCurrency: order.currency,
    presentment: readPresentment(order),
    isTaxIncluded,
    customer: readBuyer(order),
    billingAddress: readAddress(order.billing_address),
    shippingAddress: readAddress(order.shipping_address),
    payments: order.payment_gateway_names.map((gateway) => ({
      gateway,
      title: null,
      transactionId: null,
      paidAt: null,
    })),
    discountCodes: order.discount_codes.flatMap(({ code, amount: value }) =>
      code === null
        ? []
        : [{ code, amountMinor: value === null ? null : amount(value, 'discount_codes.amount') }],
    ),
    refunds,
    fulfilments: order.fulfillments.map((fulfilment) =>
      readFulfilment({ ...fulfilment, order_id: order.id }),
    ),
    note: order.note,
    tags: order.tags,
    attributes: order.note_attributes,
    sourceName: order.source_name,
    externalLocationId: order.location_id,
    landingSite: order.landing_site,
    referrer: order.referring_site,
  });
}

function readIdentity(order: ShopifyOrder) {
  const fulfilment = order.fulfillment_status;
  return {
    externalId: order.id,
    externalNumber: order.name ?? order.order_number ?? order.id,
    placedAt: order.processed_at ?? order.created_at,
    modifiedAt: order.updated_at ?? order.created_at,
    cancelledAt: order.cancelled_at,
    cancelReason: order.cancel_reason,
    closedAt: order.closed_at,
    isTest: order.test === true,
    sourceStatus: [order.financial_status ?? 'none', fulfilment ?? 'unfulfilled'].join(' / '),
    financialStatus: FINANCIAL.get(order.financial_status ?? '') ?? ('unknown' as const),
    fulfilmentStatus:
      fulfilment === null ? ('unfulfilled' as const) : (FULFILMENT.get(fulfilment) ?? ('unknown' as const)),
  };
}

function readMoney(order: ShopifyOrder, amount: ReadAmount) {
  const { lines, shipping, allocatedDiscountMinor, allocatedTaxMinor } = readLines(order, amount);
  const discountMinor = amount(order.total_discounts, 'total_discounts');
  const taxMinor = amount(order.total_tax, 'total_tax');
  return {
    lines,
    shippingMinor: shipping.amountMinor,
    shippingDiscountMinor: shipping.discountMinor,
    shippingTaxMinor: shipping.taxMinor,
    shippingMethods: order.shipping_lines.flatMap((line) => (line.title === null ? [] : [line.title])),
    pickup: readPickup(order.shipping_lines),
    fees: readFees(order, amount),
    tipMinor: amount(order.total_tip_received, 'total_tip_received'),
    otherDiscountMinor: Math.max(0, discountMinor - allocatedDiscountMinor),
    otherTaxMinor: order.taxes_included === true ? 0 : taxMinor - allocatedTaxMinor,
    totalMinor: amount(order.total_price, 'total_price'),
    currentTotalMinor:
      order.current_total_price === null ? null : amount(order.current_total_price, 'current_total_price'),
  };
}

/** Only a part payment needs an amount of its own: today's total, less what is outstanding, with what went back. */
function readPaid(order: ShopifyOrder, amount: ReadAmount, refunds: readonly ChannelRefund[]): number | null {
  if (order.financial_status !== 'partially_paid' || order.total_outstanding === null) return null;
  const totalMinor = amount(order.current_total_price ?? order.total_price, 'current_total_price');
  const outstandingMinor = amount(order.total_outstanding, 'total_outstanding');
  return Math.max(
    0,
    sumMinor([totalMinor, -outstandingMinor, ...refunds.map((refund) => refund.amountMinor)]),
  );
}

function readFees(order: ShopifyOrder, amount: ReadAmount): ChannelFee[] {
  const duties = amount(order.original_total_duties_set?.shop_money?.amount, 'original_total_duties_set');
  const fees = amount(
    order.original_total_additional_fees_set?.shop_money?.amount,
    'original_total_additional_fees_set',
  );
  const stated: ChannelFee[] = [
    { externalId: null, kind: 'duty', title: 'Duties', amountMinor: duties, taxMinor: 0 },
    { externalId: null, kind: 'fee', title: 'Additional fees', amountMinor: fees, taxMinor: 0 },
  ];
  return stated.filter((fee) => fee.amountMinor !== 0);
}

function readPresentment(order: ShopifyOrder): Presentment | null {
  const currency = order.presentment_currency;
  const total = order.total_price_set?.presentment_money?.amount;
  if (currency === null || currency === order.currency || !total) return null;
  const amount = amountReader({ thing: `Shopify order ${order.name ?? order.id}`, currency });
  const optional = (set: ShopifyOrder['total_tax_set'], field: string) =>
    set?.presentment_money?.amount ? amount(set.presentment_money.amount, field) : null;
  return {
    currency,
    totalMinor: amount(total, 'total_price_set'),
    taxMinor: optional(order.total_tax_set, 'total_tax_set'),
    shippingMinor: optional(order.total_shipping_price_set, 'total_shipping_price_set'),
    discountMinor: optional(order.total_discounts_set, 'total_discounts_set'),
  };
}

function readBuyer(order: ShopifyOrder): ChannelCustomer | null {
  const email = order.email ?? order.contact_email;
  const address = readAddress(order.billing_address) ?? readAddress(order.shipping_address);
  if (order.customer) {
    const customer = readCustomer(order.customer);
    return {
      ...customer,
      email: customer.email ?? email,
      phone: customer.phone ?? order.phone,
      locale: customer.locale ?? order.customer_locale,
    };
  }
  if (email === null && order.phone === null && address === null) return null;
  const phone = order.phone ?? address?.phone ?? null;
  return {
    externalId: null,
    name: address?.name ?? null,
    firstName: null,
    lastName: null,
    email,
    phone,
    locale: order.customer_locale,
    consents: [],
    addresses: address === null ? [] : [address],
    tags: [],
    note: null,
    createdAt: null,
    modifiedAt: null,
  };
}
