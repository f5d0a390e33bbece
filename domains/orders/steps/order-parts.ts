import type { PostingPart } from '#db/schema/index.ts';
import type { PostingAmounts } from '#domains/money/posting.ts';
import { changeOfParts, settleFigure, sumParts } from '#domains/money/posting-parts.ts';
import { multiplyByRate, scaleMinor } from '#lib/money.ts';
import type { LoadedOrder } from './loaded-order.ts';
import { changeOfAmounts, orderAmounts, shareOf } from './order-amounts.ts';
import { requireKeepable } from './require-keepable.ts';

/** What a line says about money in the order's currency, and about cost in the reporting one. */
export type PartLine = {
  variantId: string | null;
  quantity: number;
  grossMinor: number;
  discountMinor: number;
  costMinor: number | null;
  returnedQuantity?: number;
  returnedMinor?: number;
  returnedCostMinor?: number;
};

/** Sums of an order in its own currency, and how that becomes the reporting one. */
export type PartSums = {
  currency: string;
  rate: string;
  reportingCurrency: string;
  grossMinor: number;
  /** With the discount on the whole order. */
  discountMinor: number;
};

/**
 * What each variant has of the amounts that `orderAmounts` says of the same state; the parts add up to them. Pure.
 */
export function orderParts(order: LoadedOrder): PostingPart[] {
  if (order.status === 'cancelled') return [];
  const { reportingCurrency } = order.business;
  return partsOf(order.lines, { ...order, reportingCurrency }, orderAmounts(order));
}

/**
 * Shares an order's amounts out to the variants of its lines. A discount on the whole order follows the lines' own net,
 * each figure is rounded to the reporting currency by itself, and what is missing then goes to the largest part.
 */
export function partsOf(lines: readonly PartLine[], of: PartSums, amounts: PostingAmounts): PostingPart[] {
  const { grossMinor = 0, discountsMinor = 0, returnsMinor = 0 } = amounts;
  const isSame = of.currency === of.reportingCurrency && Number(of.rate) === 1;
  const report = (amountMinor: number) =>
    isSame ? amountMinor : multiplyByRate(amountMinor, of.rate, of.currency, of.reportingCurrency);
  const netOf = (line: PartLine) => line.grossMinor - line.discountMinor;
  const sum = (pick: (line: PartLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const onOrder = of.discountMinor - sum((line) => line.discountMinor);
  const net = onOrder === 0 ? 0 : sum(netOf);
  const parts = sumParts(
    lines.map((line) => [
      line.variantId,
      report(line.grossMinor),
      report(
        line.discountMinor +
          (net > 0 ? scaleMinor(onOrder, { numerator: netOf(line), denominator: net }) : 0),
      ),
      shareOf(grossMinor - discountsMinor, line.returnedMinor ?? 0, of.grossMinor - of.discountMinor),
      (line.costMinor ?? 0) - (line.returnedCostMinor ?? 0),
      line.quantity,
      line.returnedQuantity ?? 0,
      line.costMinor === null ? line.quantity : 0,
    ]),
  );
  settleFigure(parts, 1, grossMinor);
  settleFigure(parts, 2, discountsMinor);
  settleFigure(parts, 3, returnsMinor);
  return parts;
}

/**
 * What must be posted, as a whole and of each variant, because an order is another one now.
 * @throws INVALID_INPUT where it grows beyond what one order may hold.
 */
export function changeOfOrder(
  before: LoadedOrder,
  after: LoadedOrder,
): { amounts: PostingAmounts; parts: PostingPart[] } {
  const from = { own: before, amounts: orderAmounts(before) };
  const to = { own: after, amounts: orderAmounts(after) };
  requireKeepable(to, from);
  return {
    amounts: changeOfAmounts(from.amounts, to.amounts),
    parts: changeOfParts(orderParts(before), orderParts(after)),
  };
}
