import { AppError } from '#lib/errors.ts';
import { sumMinor } from '#lib/money.ts';
import { amountReader, type ReadAmount } from '../read/read-amount.ts';
import type { ChannelRefund, ChannelRefundLine } from '../shapes.ts';
import type { ShopifyRefund } from './refund-schema.ts';

const RESTOCKED = ['return', 'cancel', 'legacy_restock'];

/**
 * The neutral refund. Money is what the successful refund transactions in the shop's currency moved; where the payload
 * has none in that currency it is goods + tax + adjustments. `isTaxIncluded` (of the order): line subtotals contain tax.
 * INVALID_INPUT when neither the payload nor the caller knows the currency.
 */
export function readRefund(
  refund: ShopifyRefund,
  shop: { currency: string | null; isTaxIncluded: boolean },
): ChannelRefund {
  const currency = shop.currency ?? statedCurrency(refund);
  const amount = amountReader({ thing: `Shopify refund ${refund.id}`, currency });
  const lines = refund.refund_line_items.map((line) => readLine(line, amount, shop.isTaxIncluded));
  return {
    externalId: refund.id,
    orderExternalId: refund.order_id,
    at: refund.processed_at ?? refund.created_at,
    currency,
    amountMinor: movedMinor(refund, currency, amount) ?? explainedMinor(refund, lines, amount),
    shippingMinor: shippingMinor(refund, amount),
    reason: refund.note,
    lines,
  };
}

function statedCurrency(refund: ShopifyRefund): string {
  const sets = [refund.total_duties_set, ...refund.refund_line_items.map((line) => line.subtotal_set)];
  const stated = sets.map((set) => set?.shop_money?.currency_code).find((code) => code);
  const currency =
    stated ?? refund.transactions?.map((transaction) => transaction.currency).find((code) => code);
  if (currency) return currency;
  throw new AppError(
    'INVALID_INPUT',
    `Shopify refund ${refund.id}: no currency is stated; set the channel's currency.`,
    {
      details: { field: 'currency' },
    },
  );
}

function readLine(
  line: ShopifyRefund['refund_line_items'][number],
  amount: ReadAmount,
  isTaxIncluded: boolean,
): ChannelRefundLine {
  const taxMinor = line.total_tax === null ? null : amount(line.total_tax, 'refund_line_items.total_tax');
  const subtotalMinor = line.subtotal === null ? null : amount(line.subtotal, 'refund_line_items.subtotal');
  const includedTaxMinor = isTaxIncluded ? (taxMinor ?? 0) : 0;
  return {
    lineExternalId: line.line_item_id,
    quantity: line.quantity,
    restock: readRestock(line.restock_type),
    externalLocationId: line.location_id,
    amountMinor: subtotalMinor === null ? null : sumMinor([subtotalMinor, -includedTaxMinor]),
    taxMinor,
  };
}

function readRestock(type: string | null): ChannelRefundLine['restock'] {
  if (type === null) return 'unknown';
  return RESTOCKED.includes(type) ? 'restocked' : 'not_restocked';
}

function movedMinor(refund: ShopifyRefund, currency: string, amount: ReadAmount): number | null {
  if (!refund.transactions) return null;
  const refunds = refund.transactions.filter(
    (transaction) => transaction.kind === 'refund' && transaction.status === 'success',
  );
  if (refunds.some((transaction) => transaction.currency !== null && transaction.currency !== currency))
    return null;
  return sumMinor(refunds.map((transaction) => amount(transaction.amount, 'transactions.amount')));
}

function explainedMinor(
  refund: ShopifyRefund,
  lines: readonly ChannelRefundLine[],
  amount: ReadAmount,
): number {
  const goods = lines.flatMap((line) => [line.amountMinor ?? 0, line.taxMinor ?? 0]);
  const adjustments = refund.order_adjustments.flatMap((adjustment) => [
    -amount(adjustment.amount, 'order_adjustments.amount'),
    -amount(adjustment.tax_amount, 'order_adjustments.tax_amount'),
  ]);
  return sumMinor([...goods, ...adjustments]);
}

function shippingMinor(refund: ShopifyRefund, amount: ReadAmount): number {
  const stated = refund.refund_shipping_lines.map((line) =>
    amount(line.subtotal_amount_set?.shop_money?.amount, 'refund_shipping_lines.subtotal_amount_set'),
  );
  if (stated.length > 0) return sumMinor(stated);
  const adjustments = refund.order_adjustments.filter((adjustment) => adjustment.kind === 'shipping_refund');
  return sumMinor(
    adjustments.map((adjustment) => Math.abs(amount(adjustment.amount, 'order_adjustments.amount'))),
  );
}
