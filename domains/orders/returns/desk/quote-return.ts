import { z } from 'zod';
import { inTransaction } from '#db/client.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { orderTotals } from '../../order-totals.ts';
import { valueLines } from '../../return-order.ts';
import { loadOrder } from '../../steps/load-order.ts';
import { priceNewLines } from '../exchange/price-new-lines.ts';
import { soldUnits } from '../exchange/sold-units.ts';
import { readFollowingFacts } from '../exchange/write-new-order.ts';
import { ExchangeInput, ReturnedUnits } from '../input.ts';
import type { Refused } from './judge-lines.ts';
import { plainLines, prepareReturn } from './prepare-return.ts';
import { readTenders } from './read-tenders.ts';
import type { ReturnMoney } from './settle-return.ts';
import { splitRefund, type Tender } from './split-refund.ts';

/** What somebody brings, and what they want for it if not the money. */
export const QuoteReturnInput = z.strictObject({
  orderId: z.uuid(),
  lines: z.array(ReturnedUnits).min(1).max(500),
  newLines: ExchangeInput.shape.newLines.optional(),
});

/** What a return or an exchange would come to now. In minor units of the order's currency. */
export type ReturnQuote = ReturnMoney & {
  refused: Refused[];
  /** How the money would go back, in the tenders in which it came. */
  tenders: Tender[];
  /** The new order's total, and what is still to be paid of it; null without one. */
  exchange: { totalMinor: number; toPayMinor: number } | null;
};

/**
 * Says what taking goods back would come to, by the rules that taking them would follow; nothing is kept.
 * @throws CONFLICT for more than is with the customer.
 */
export async function quoteReturn(ctx: Ctx, raw: z.input<typeof QuoteReturnInput>): Promise<ReturnQuote> {
  allow(ctx.actor, 'order.return');
  const { orderId, lines, newLines } = QuoteReturnInput.parse(raw);
  return inTransaction(ctx.db, async (tx) => {
    const order = await loadOrder(tx, orderId);
    const { money, refused } = await prepareReturn(tx, order, lines, ctx.now);
    const { paid, refunded } = await readTenders(tx, orderId);
    if (!newLines) {
      return { ...money, refused, tenders: splitRefund(money.dueMinor, paid, refunded), exchange: null };
    }
    const variantIds = newLines.map((line) => line.variantId);
    const facts = await readFollowingFacts(tx, order, variantIds, ctx.now);
    const { order: after } = valueLines(order, plainLines(lines), ctx.now);
    const known = { facts, currency: order.currency };
    const priced = priceNewLines(newLines, soldUnits(order, after, lines), known);
    const { totalMinor } = orderTotals(priced, { shippingMinor: 0, shippingTaxMinor: 0 });
    const toPayMinor = Math.max(0, totalMinor - money.dueMinor);
    const backMinor = Math.max(0, money.dueMinor - totalMinor);
    const tenders = splitRefund(backMinor, paid, refunded);
    return { ...money, refused, tenders, exchange: { totalMinor, toPayMinor } };
  });
}
