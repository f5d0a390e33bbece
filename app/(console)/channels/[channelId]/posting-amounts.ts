/** What a posting says of sales, and what of costs, in the order in which it is shown. */
export const SALES = ['grossMinor', 'discountsMinor', 'returnsMinor', 'shippingMinor'] as const;
export const COSTS = [
  'cogsMinor',
  'feesMinor',
  'fulfilmentMinor',
  'handlingMinor',
  'marketingMinor',
  'fixedMinor',
] as const;

/** One of those amounts. */
export type Amount = (typeof SALES)[number] | (typeof COSTS)[number];
