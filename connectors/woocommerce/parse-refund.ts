import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { sumMinor } from '#lib/money.ts';
import type { ChannelSettings } from '../contract.ts';
import { count, id, list, optionalId, text } from '../read/fields.ts';
import { peekText } from '../read/peek.ts';
import type { ReadAmount } from '../read/read-amount.ts';
import { readShape } from '../read/read-shape.ts';
import type { ChannelRefund, ChannelRefundLine } from '../shapes.ts';
import { htmlText, metaData } from './order-schema.ts';
import { readDate } from './read-date.ts';
import { readMoney } from './read-money.ts';

const refundLine = z.object({ id, quantity: count, total: text, total_tax: text, meta_data: metaData });

const refundSchema = z.object({
  id,
  parent_id: optionalId,
  date_created: text,
  date_created_gmt: text,
  amount: z.string('must be an amount'),
  reason: htmlText,
  line_items: list(refundLine),
  shipping_lines: list(z.object({ total: text })),
  _links: z.unknown().optional(),
});

/**
 * A refund of an order. The order's id stands in `parent_id` or in the link upwards; whether goods went back to the shelf
 * is not stated. INVALID_INPUT when the channel's currency is not known, because a refund does not name its own.
 */
export function parseRefund(json: unknown, settings: ChannelSettings): ChannelRefund {
  const refund = readShape(refundSchema, json, 'WooCommerce refund');
  const thing = `WooCommerce refund ${refund.id}`;
  if (settings.currency === null) {
    throw new AppError('INVALID_INPUT', `${thing}: no currency is stated; set the channel's currency.`, {
      details: { field: 'currency' },
    });
  }
  const { currency, amount } = readMoney({ thing, currency: settings.currency });
  return {
    externalId: refund.id,
    orderExternalId: refund.parent_id ?? readParentId(refund._links),
    at: readDate(
      { gmt: refund.date_created_gmt, local: refund.date_created },
      { timeZone: settings.timeZone, thing },
    ),
    currency,
    amountMinor: Math.abs(amount(refund.amount, 'amount')),
    shippingMinor: Math.abs(
      sumMinor(refund.shipping_lines.map((line) => amount(line.total, 'shipping_lines.total'))),
    ),
    reason: refund.reason,
    lines: refund.line_items.map((line) => readRefundLine(line, amount)),
  };
}

function readRefundLine(line: z.output<typeof refundLine>, amount: ReadAmount): ChannelRefundLine {
  const refunded = line.meta_data.find((meta) => meta.key === '_refunded_item_id')?.value;
  return {
    lineExternalId: typeof refunded === 'string' ? refunded : null,
    quantity: Math.abs(line.quantity),
    restock: 'unknown',
    externalLocationId: null,
    amountMinor: Math.abs(amount(line.total, 'line_items.total')),
    taxMinor: Math.abs(amount(line.total_tax, 'line_items.total_tax')),
  };
}

/** The id at the end of the first link upwards, such as …/orders/723; null when there is none. */
export function readParentId(links: unknown): string | null {
  return /\/(\d+)\/?$/.exec(peekText(links, 'up', '0', 'href') ?? '')?.[1] ?? null;
}
