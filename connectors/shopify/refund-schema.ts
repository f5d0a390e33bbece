import { z } from 'zod';
import { id, list, optionalId, optionalInstant, quantity, text } from '../read/fields.ts';
import { moneySet } from './money-set.ts';

const refundLine = z.object({
  line_item_id: optionalId,
  quantity,
  restock_type: text,
  location_id: optionalId,
  subtotal: text,
  total_tax: text,
  subtotal_set: moneySet,
});

const transaction = z.object({ kind: text, status: text, amount: text, currency: text });

/** A refund as Shopify writes it, in its own webhook and inside orders. */
export const refundSchema = z.object({
  id,
  order_id: optionalId,
  created_at: optionalInstant,
  processed_at: optionalInstant,
  note: text,
  total_duties_set: moneySet,
  refund_line_items: list(refundLine),
  refund_shipping_lines: list(z.object({ subtotal_amount_set: moneySet })),
  order_adjustments: list(z.object({ kind: text, amount: text, tax_amount: text })),
  transactions: z.array(transaction).nullish(),
});

/** A refund as Shopify writes it, checked. */
export type ShopifyRefund = z.output<typeof refundSchema>;
