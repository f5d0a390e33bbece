import type { PostingPart } from '#db/schema/index.ts';
import { chargeFees } from '#domains/channels/costs/charge-fees.ts';
import type { RoutingPlan } from '#domains/fulfilment/choose-locations.ts';
import type { StoredDecision } from '#domains/fulfilment/routing/stored-decision.ts';
import type { PostingAmounts } from '#domains/money/posting.ts';
import { multiplyByRate } from '#lib/money.ts';
import type { SoldIn } from './bundles/take-apart.ts';
import type { OrderFacts, VariantFacts } from './order-facts.ts';
import { type OrderStatus, type PaymentStatus, paymentStatus } from './order-status.ts';
import { costOf, type OrderTotals, orderTotals } from './order-totals.ts';
import { routeLines } from './routing/route-lines.ts';
import { partsOf } from './steps/order-parts.ts';
import { requireKeepable } from './steps/require-keepable.ts';

/** A line whose amounts are settled, minor units of the order's currency, tax excluded. */
export type SettledLine = {
  id: string;
  externalId: string | null;
  variant: VariantFacts | null;
  sku: string;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  /** The bundle that it was sold in. */
  bundle?: SoldIn | null;
};

/** An order whose prices are settled and whose stock is not. */
export type SettledOrder = {
  currency: string;
  rate: string;
  lines: SettledLine[];
  shippingMinor: number;
  shippingTaxMinor: number;
  /** A discount on the whole order, not on a line. */
  discountMinor: number;
  paidMinor: number;
  /** Where it goes and when it was taken; without it the rules that hold from the beginning decide. */
  delivery?: {
    address: { city: string; postcode: string; country: string } | null;
    isOverCounter: boolean;
    /** The shop where its customer comes for it; what it has not is waited for there, or brought by other places. */
    pickup?: { locationId: string; waitsThere: boolean } | null;
    at: Date;
  };
  /** Why a person must look at it, beside goods that nobody knows. */
  attentionReason?: string | null;
};

/** What is decided about a new order: where it is served from, its status, its sums, its posting. */
export type OrderDraft = {
  status: OrderStatus;
  attentionReason: string | null;
  paymentStatus: PaymentStatus;
  totals: OrderTotals;
  plan: RoutingPlan;
  /** The plan's reasons, as the order keeps them. */
  routing: StoredDecision;
  locationId: string | null;
  amounts: PostingAmounts;
  /** What each variant has of the amounts. */
  parts: PostingPart[];
  costs: (number | null)[];
};

/**
 * Decides about a new order from facts alone. Services need no stock. A line of an unknown SKU makes the order
 * need attention (it is kept, nothing is promised for that line); missing units make it a backorder.
 * @throws INVALID_INPUT for more units or money than one order may hold.
 */
export function draftOrder(order: SettledOrder, facts: OrderFacts): OrderDraft {
  const totals = orderTotals(order.lines, order);
  const { plan, routing } = routeLines(order, facts);
  const attentionReason = attentionOf(order);
  const costs = order.lines.map((line) => costOf(line.variant?.costMicros ?? null, line.quantity));
  const amounts = saleAmounts(order, totals, costs, facts);
  requireKeepable({ own: totals, amounts });
  return {
    status: attentionReason !== null ? 'attention' : plan.short.length > 0 ? 'backorder' : 'reserved',
    attentionReason,
    paymentStatus: paymentStatus({
      totalMinor: totals.totalMinor,
      returnedMinor: 0,
      paidMinor: order.paidMinor,
      refundedMinor: 0,
    }),
    totals,
    plan,
    routing,
    locationId: order.delivery?.pickup?.locationId ?? mainLocation(plan),
    amounts,
    parts: saleParts(order, { totals, costs, amounts, facts }),
    costs,
  };
}

function attentionOf({ lines, attentionReason }: SettledOrder): string | null {
  const unknown = lines.filter((line) => line.variant === null).map((line) => line.sku || line.title);
  const reasons = [
    ...(unknown.length > 0 ? [`unknown_sku: ${unknown.join(', ')}`] : []),
    ...(attentionReason ? [attentionReason] : []),
  ];
  return reasons.join('; ') || null;
}

function mainLocation(plan: RoutingPlan): string | null {
  const units = new Map<string, number>();
  for (const part of plan.parts)
    units.set(part.locationId, (units.get(part.locationId) ?? 0) + part.quantity);
  let main: string | null = null;
  for (const [locationId, quantity] of units) {
    if (main === null || quantity > (units.get(main) ?? 0)) main = locationId;
  }
  return main;
}

/** The sale in the reporting currency, each amount rounded half up at the order's rate; fees as agreed with the channel. */
function saleAmounts(
  order: SettledOrder,
  totals: OrderTotals,
  costs: readonly (number | null)[],
  facts: OrderFacts,
): PostingAmounts {
  const report = (amountMinor: number) =>
    multiplyByRate(amountMinor, order.rate, order.currency, facts.business.reportingCurrency);
  const feesMinor = chargeFees(facts.fees, report(totals.totalMinor));
  return {
    grossMinor: report(totals.grossMinor),
    discountsMinor: report(totals.discountMinor),
    shippingMinor: report(totals.shippingMinor),
    taxMinor: report(totals.taxMinor),
    cogsMinor: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    feesMinor,
    orders: 1,
    units: totals.units,
    unitsWithoutCost: order.lines.reduce(
      (sum, line, at) => sum + (costs[at] === null ? line.quantity : 0),
      0,
    ),
  };
}

function saleParts(
  { lines, currency, rate }: SettledOrder,
  by: Pick<OrderDraft, 'totals' | 'costs' | 'amounts'> & { facts: OrderFacts },
): PostingPart[] {
  const { grossMinor, discountMinor } = by.totals;
  const { reportingCurrency } = by.facts.business;
  return partsOf(
    lines.map((line, at) => ({
      ...line,
      variantId: line.variant?.id ?? null,
      costMinor: by.costs[at] ?? null,
    })),
    { currency, rate, reportingCurrency, grossMinor, discountMinor },
    by.amounts,
  );
}
