import { chargeFees, type OrderFees } from '#domains/channels/costs/charge-fees.ts';
import { POSTING_AMOUNTS, type PostingAmounts } from '#domains/money/posting.ts';
import { multiplyByRate, scaleMinor } from '#lib/money.ts';
import type { LoadedOrder } from './loaded-order.ts';

/**
 * What an order's postings must add up to, in the reporting currency; fees and costs from outside are not part of it.
 * A cancelled order means nothing. Returned goods count in proportion of the reported net sale, so that returning
 * everything gives back exactly what was posted. The audit (db/audit) has the same sum in SQL.
 */
export function orderAmounts(order: LoadedOrder): PostingAmounts {
  if (order.status === 'cancelled') return {};
  const report = (amountMinor: number) =>
    multiplyByRate(amountMinor, order.rate, order.currency, order.business.reportingCurrency);
  const sum = (pick: (line: LoadedOrder['lines'][number]) => number) =>
    order.lines.reduce((total, line) => total + pick(line), 0);
  const grossMinor = report(order.grossMinor);
  const discountsMinor = report(order.discountMinor);
  const taxMinor = report(order.taxMinor);
  const returned = {
    minor: sum((line) => line.returnedMinor),
    taxMinor: sum((line) => line.returnedTaxMinor),
  };
  return {
    grossMinor,
    discountsMinor,
    returnsMinor: shareOf(
      grossMinor - discountsMinor,
      returned.minor,
      order.grossMinor - order.discountMinor,
    ),
    shippingMinor: report(order.shippingMinor),
    taxMinor: taxMinor - shareOf(taxMinor, returned.taxMinor, order.taxMinor),
    cogsMinor: sum((line) => (line.costMinor ?? 0) - line.returnedCostMinor),
    orders: 1,
    units: order.units,
    returnedUnits: sum((line) => line.returnedQuantity),
    unitsWithoutCost: sum((line) => (line.costMinor === null ? line.quantity : 0)),
  };
}

/** What must be posted to come from one state to the other; empty when nothing changed. */
export function changeOfAmounts(before: PostingAmounts, after: PostingAmounts): PostingAmounts {
  const changes = POSTING_AMOUNTS.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

/** The fees that the channel takes more (or less) because the customer pays more (or less); the fixed part stays. */
export function feeChange(before: LoadedOrder, after: LoadedOrder, fees: OrderFees): number {
  const feeOf = (order: LoadedOrder) =>
    chargeFees(
      fees,
      multiplyByRate(order.totalMinor, order.rate, order.currency, order.business.reportingCurrency),
    );
  return feeOf(after) - feeOf(before);
}

/** `part` of `whole`, applied to an amount that is the same whole in another currency. Pure. */
export function shareOf(amountMinor: number, part: number, whole: number): number {
  if (part === 0) return 0;
  return whole > 0 ? scaleMinor(amountMinor, { numerator: part, denominator: whole }) : part;
}
