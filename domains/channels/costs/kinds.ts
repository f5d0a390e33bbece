/** The kinds of costs that are entered by hand or imported. */
export const COST_KINDS = [
  'fee',
  'shipping',
  'packing',
  'advertising',
  'rent',
  'labour',
  'subscription',
  'adjustment',
] as const;

/** One kind of cost. */
export type CostKind = (typeof COST_KINDS)[number];

/** The kinds of costs that come each month. */
export const RECURRING_KINDS = ['rent', 'labour', 'subscription'] as const;

/** By what a shared cost is spread over channels. */
export const SHARE_KEYS = ['equal', 'netSales', 'orders', 'units', 'own'] as const;

/** On which days of its month a shared cost counts. */
export const SPREADS = ['days', 'firstDay', 'lastDay'] as const;
