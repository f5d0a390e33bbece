import { z } from 'zod';
import { getSpendable, type Spendable } from '#domains/loyalty/spending/get-spendable.ts';
import { AppError } from '#lib/errors.ts';
import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { AmountMinor, OrderLineInput } from '../input.ts';
import { readOrderFacts } from '../order-facts.ts';
import { type OrderTotals, orderTotals, taxOn } from '../order-totals.ts';
import { priceIn } from '../place/price-in.ts';
import { goodsMinor, takeOffPoints } from '../place/take-off-points.ts';

/** The lines of an order that is being written. */
export const QuoteInput = z.strictObject({
  channelId: z.uuid(),
  lines: z.array(OrderLineInput).max(500),
  shippingMinor: AmountMinor.default(0),
  /** Whose order it is, and how many of their points are to pay for it. */
  customerId: z.uuid().optional(),
  points: z.int().min(0).default(0),
});

/** What an order would come to now; nothing is promised by it. */
export type Quote = {
  currency: string;
  totals: OrderTotals;
  lines: { variantId: string; grossMinor: number }[];
  /** The customer's points, where they can be used; `totals` are less what is used of them. */
  points: Spendable | null;
};

/**
 * Adds up an order that is being written, by the prices and taxes that placing it would take. Points that cannot be used
 * as asked take nothing off.
 * @throws NOT_FOUND for an unknown channel or variant; INVALID_INPUT for a discount beyond its line, or a channel
 * that does not sell in the reporting currency.
 */
export async function getQuote(ctx: Ctx, raw: z.input<typeof QuoteInput>): Promise<Quote> {
  allow(ctx.actor, 'order.place');
  const input = QuoteInput.parse(raw);
  const facts = await readOrderFacts(ctx.db, {
    channelId: input.channelId,
    variantIds: input.lines.flatMap((line) => line.variantId ?? []),
    skus: input.lines.flatMap((line) => line.sku ?? []),
    day: dayIn('UTC', ctx.now),
    paymentMethod: null,
    currency: null,
    now: ctx.now,
  });
  const { currency } = facts.channel;
  const lines = input.lines.map((line) => {
    const variant = facts.variants.find((one) => one.id === line.variantId || one.sku === line.sku);
    if (!variant) {
      throw new AppError('NOT_FOUND', `There is no variant ${line.sku ?? line.variantId}.`, {
        details: { reason: 'gone', thing: 'variant' },
      });
    }
    const unitPriceMinor = priceIn(variant, currency, facts);
    // The screens of the counter speak the reporting currency only.
    if (unitPriceMinor === null || currency !== facts.business.reportingCurrency) {
      throw new AppError(
        'INVALID_INPUT',
        `${facts.channel.name} sells in ${currency}; the catalogue has no prices in it.`,
        { details: { reason: 'channelCurrency', channel: facts.channel.name, currency } },
      );
    }
    const grossMinor = unitPriceMinor * line.quantity;
    if (line.discountMinor > grossMinor) {
      throw new AppError('INVALID_INPUT', `${variant.sku}: the discount is more than the line is worth.`, {
        details: { reason: 'discountTooMuch', sku: variant.sku },
      });
    }
    const rate = facts.business.taxRates[variant.taxClass] ?? 0;
    const taxMinor = taxOn(grossMinor - line.discountMinor, rate);
    return {
      variantId: variant.id,
      quantity: line.quantity,
      grossMinor,
      discountMinor: line.discountMinor,
      taxMinor,
    };
  });
  const shippingTaxMinor = taxOn(input.shippingMinor, facts.business.taxRates.standard ?? 0);
  const points = await readPoints(ctx, input, { currency, goodsMinor: goodsMinor(lines) });
  const paid = points && points.usedMinor > 0 ? takeOffPoints(lines, points.usedMinor) : { lines };
  const totals = orderTotals(paid.lines, {
    discountMinor: 0,
    ...paid,
    shippingMinor: input.shippingMinor,
    shippingTaxMinor,
  });
  return {
    currency,
    totals,
    lines: lines.map(({ variantId, grossMinor }) => ({ variantId, grossMinor })),
    points,
  };
}

/** Who may not look at customers is told nothing of their points. */
async function readPoints(
  ctx: Ctx,
  { customerId, channelId, points }: z.output<typeof QuoteInput>,
  goods: { currency: string; goodsMinor: number },
): Promise<Spendable | null> {
  if (customerId === undefined || !can(ctx.actor, 'customer.read')) return null;
  return getSpendable(ctx, { customerId, channelId, points, ...goods });
}
