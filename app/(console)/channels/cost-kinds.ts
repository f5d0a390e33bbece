/** The kinds of costs that people enter, the most usual first. */
export const ENTERED_COSTS = [
  'advertising',
  'rent',
  'labour',
  'subscription',
  'fee',
  'shipping',
  'packing',
  'adjustment',
] as const;
