import { sumMinor } from '#lib/money.ts';
import type { ChannelSettings } from '../contract.ts';
import type { ChannelFee, ChannelOrder, FinancialStatus } from '../order-shape.ts';
import type { ReadAmount } from '../read/read-amount.ts';
import { invalidField, readShape } from '../read/read-shape.ts';
import { withDifference } from '../read/with-difference.ts';
import type { ChannelCustomer, ChannelRefund, NamedValue } from '../shapes.ts';
import { orderSchema, type WooOrder } from './order-schema.ts';
import { fullName, readAddress } from './read-address.ts';
import { readDate } from './read-date.ts';
import { readLine } from './read-line.ts';
import { readMoney } from './read-money.ts';
import { readPickup } from './read-pickup.ts';

const ATTRIBUTION_PREFIX = '_wc_order_attribution_';
const CANCELLED = ['cancelled', 'trash'];
const SETTLED: ReadonlyMap<string, FinancialStatus> = new Map<string, FinancialStatus>([
  ['refunded', 'refunded'],
  ['cancelled', 'voided'],
  ['failed', 'voided'],
]);

/**
 * The neutral order of a WooCommerce order (REST v3). Its line, fee and shipping amounts are without tax already, whatever
 * `prices_include_tax` says. Shipments and times of refunds are not in the payload. INVALID_INPUT names field and value.
 */
export function parseOrder(json: unknown, settings: ChannelSettings): ChannelOrder {
  const order = readShape(orderSchema, json, 'WooCommerce order');
  const thing = `WooCommerce order ${order.number ?? order.id}`;
  const { currency, amount } = readMoney({ thing, currency: order.currency });
  const meta = readTextMeta(order.meta_data);
  return withDifference({
    ...readStates(order, settings, thing),
    ...readAmounts(order, amount),
    externalId: order.id,
    externalNumber: order.number ?? order.id,
    currency,
    sourceCurrency: order.currency,
    presentment: null,
    isTaxIncluded: order.prices_include_tax === true,
    isTest: false,
    customer: readBuyer(order),
    billingAddress: readAddress(order.billing),
    shippingAddress: readAddress(order.shipping),
    pickup: readPickup(order.shipping_lines),
    shippingMethods: order.shipping_lines.flatMap((line) =>
      line.method_title === null ? [] : [line.method_title],
    ),
    payments: readPayments(order, settings, thing),
    discountCodes: order.coupon_lines.flatMap(({ code, discount }) =>
      code === null
        ? []
        : [{ code, amountMinor: discount === null ? null : amount(discount, 'coupon_lines.discount') }],
    ),
    refunds: order.refunds.map((refund) => readShortRefund(refund, { orderId: order.id, currency, amount })),
    fulfilments: [],
    note: order.customer_note,
    tags: [],
    attributes: meta,
    sourceName: order.created_via,
    externalLocationId: null,
    landingSite: meta.find((pair) => pair.name === 'session_entry')?.value ?? null,
    referrer: meta.find((pair) => pair.name === 'referrer')?.value ?? null,
  });
}

function readStates(order: WooOrder, settings: ChannelSettings, thing: string) {
  const date = (gmt: string | null, local: string | null) =>
    readDate({ gmt, local }, { timeZone: settings.timeZone, thing });
  const modifiedAt = date(order.date_modified_gmt, order.date_modified);
  const placedAt = date(order.date_created_gmt, order.date_created) ?? modifiedAt;
  if (placedAt === null) {
    throw invalidField({ thing, field: ['date_created_gmt'], value: order, why: 'must be stated' });
  }
  const status = order.status ?? 'unknown';
  const paid: FinancialStatus = order.refunds.length > 0 ? 'partially_refunded' : 'paid';
  return {
    placedAt,
    modifiedAt: modifiedAt ?? placedAt,
    cancelledAt: CANCELLED.includes(status) ? (modifiedAt ?? placedAt) : null,
    cancelReason: CANCELLED.includes(status) ? status : null,
    closedAt: date(order.date_completed_gmt, order.date_completed),
    sourceStatus: status,
    financialStatus: SETTLED.get(status) ?? (isPaid(order) ? paid : ('pending' as const)),
    fulfilmentStatus: status === 'completed' ? ('fulfilled' as const) : ('unfulfilled' as const),
  };
}

function isPaid(order: WooOrder): boolean {
  return (order.date_paid_gmt ?? order.date_paid) !== null;
}

function readAmounts(order: WooOrder, amount: ReadAmount) {
  const lines = order.line_items.map((line) => readLine(line, amount));
  const fees: ChannelFee[] = order.fee_lines.map((fee) => ({
    externalId: fee.id,
    kind: 'fee',
    title: fee.name ?? '',
    amountMinor: amount(fee.total, 'fee_lines.total'),
    taxMinor: amount(fee.total_tax, 'fee_lines.total_tax'),
  }));
  const shippingTaxMinor = amount(order.shipping_tax, 'shipping_tax');
  const namedTax = [
    ...lines.map((line) => line.taxMinor),
    ...fees.map((fee) => fee.taxMinor),
    shippingTaxMinor,
  ];
  return {
    lines,
    fees,
    shippingMinor: amount(order.shipping_total, 'shipping_total'),
    shippingDiscountMinor: 0,
    shippingTaxMinor,
    tipMinor: 0,
    otherDiscountMinor: 0,
    otherTaxMinor:
      order.total_tax === null ? 0 : sumMinor([amount(order.total_tax, 'total_tax'), -sumMinor(namedTax)]),
    totalMinor: amount(order.total, 'total'),
    currentTotalMinor: null,
    // A shop knows when an order was paid, never that a part of it was.
    paidMinor: isPaid(order) ? amount(order.total, 'total') : null,
  };
}

function readPayments(order: WooOrder, settings: ChannelSettings, thing: string) {
  if (order.payment_method === null) return [];
  const paidAt = readDate(
    { gmt: order.date_paid_gmt, local: order.date_paid },
    { timeZone: settings.timeZone, thing },
  );
  return [
    {
      gateway: order.payment_method,
      title: order.payment_method_title,
      transactionId: order.transaction_id,
      paidAt,
    },
  ];
}

/** Inside an order a refund has only its id, its reason and its total, which is negative. */
function readShortRefund(
  refund: WooOrder['refunds'][number],
  order: { orderId: string; currency: string; amount: ReadAmount },
): ChannelRefund {
  return {
    externalId: refund.id,
    orderExternalId: order.orderId,
    at: null,
    currency: order.currency,
    amountMinor: Math.abs(order.amount(refund.total, 'refunds.total')),
    shippingMinor: 0,
    reason: refund.reason ?? refund.refund,
    lines: [],
  };
}

function readBuyer(order: WooOrder): ChannelCustomer | null {
  const address = readAddress(order.billing);
  if (order.customer_id === null && address === null) return null;
  return {
    externalId: order.customer_id,
    name: order.billing ? fullName(order.billing) : null,
    firstName: order.billing?.first_name ?? null,
    lastName: order.billing?.last_name ?? null,
    email: order.billing?.email ?? null,
    phone: order.billing?.phone ?? null,
    locale: null,
    consents: [],
    addresses: address === null ? [] : [address],
    tags: [],
    note: null,
    createdAt: null,
    modifiedAt: null,
  };
}

/** The attribution fields, which are absent when the shop has switched the feature off. */
function readTextMeta(meta: WooOrder['meta_data']): NamedValue[] {
  return meta.flatMap(({ key, value }) =>
    key?.startsWith(ATTRIBUTION_PREFIX) && typeof value === 'string' && value !== ''
      ? [{ name: key.slice(ATTRIBUTION_PREFIX.length), value }]
      : [],
  );
}
