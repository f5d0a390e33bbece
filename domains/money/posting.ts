/** The amounts that a posting may carry, reporting currency, minor units. A reversal has the opposite sign. */
export const POSTING_AMOUNTS = [
  'grossMinor',
  'discountsMinor',
  'returnsMinor',
  'shippingMinor',
  'taxMinor',
  'cogsMinor',
  'feesMinor',
  'fulfilmentMinor',
  'marketingMinor',
  'fixedMinor',
  'adjustmentMinor',
  'handlingMinor',
  'orders',
  'units',
  'returnedUnits',
  'unitsWithoutCost',
] as const;

/** Amounts and counts of one posting; what is absent is nothing. */
export type PostingAmounts = Partial<Record<(typeof POSTING_AMOUNTS)[number], number>>;

/** What the customer owes us for a posting; the database checks it (`postings_balance`). */
export function receivableOf(amounts: PostingAmounts): number {
  const {
    grossMinor = 0,
    discountsMinor = 0,
    returnsMinor = 0,
    shippingMinor = 0,
    taxMinor = 0,
    adjustmentMinor = 0,
    handlingMinor = 0,
  } = amounts;
  return (
    grossMinor - discountsMinor - returnsMinor + shippingMinor + taxMinor + adjustmentMinor - handlingMinor
  );
}

/** The same posting with every sign turned. */
export function reverse(amounts: PostingAmounts): PostingAmounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, -value]));
}

/** The figures of the channel board, by the definitions of the product's glossary. */
export function margins(sums: PostingAmounts) {
  const { grossMinor = 0, discountsMinor = 0, returnsMinor = 0, cogsMinor = 0, shippingMinor = 0 } = sums;
  const { feesMinor = 0, fulfilmentMinor = 0, handlingMinor = 0, marketingMinor = 0, fixedMinor = 0 } = sums;
  const netMinor = grossMinor - discountsMinor - returnsMinor;
  const cm1Minor = netMinor - cogsMinor;
  const cm2Minor = cm1Minor + shippingMinor - feesMinor - fulfilmentMinor - handlingMinor;
  const cm3Minor = cm2Minor - marketingMinor;
  return { netMinor, cm1Minor, cm2Minor, cm3Minor, profitMinor: cm3Minor - fixedMinor };
}
