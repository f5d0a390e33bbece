/** How often somebody bought: never, once, two to four times, five times and more. */
export const ORDER_COUNTS = ['none', 'once', 'few', 'many'] as const;

/** How long ago the last order was, in days: within so many, or more than so many ago. */
export const LAST_ORDERS = ['in30', 'in90', 'over90', 'over180', 'over365'] as const;

/** The orders in which the list can be read; a minus reads downwards. */
export const CUSTOMER_SORTS = [
  '-last',
  'last',
  '-net',
  'net',
  '-orders',
  'orders',
  '-newest',
  'newest',
] as const;

/** The groups of people by how lately, how often and for how much they bought, the best first. */
export const RFM_GROUPS = [
  'champions',
  'loyal',
  'promising',
  'new',
  'attention',
  'atRisk',
  'cannotLose',
  'sleeping',
  'lost',
] as const;

/** How likely somebody is still a customer: 80 % and more, at least half, less. */
export const CHANCES = ['high', 'middle', 'low'] as const;

/** How many orders somebody is expected to place within a year. */
export const EXPECTED_ORDERS = ['under1', 'from1to3', 'over3'] as const;

/** When somebody is likely to buy next: the days are now, begin soon, or went by without an order. */
export const NEXT_PURCHASES = ['now', 'in30', 'in90', 'missed'] as const;

/** What somebody has in the loyalty programme: points to use, points that end within 30 days, or points taken back after use. */
export const POINTS = ['some', 'ending', 'owed'] as const;
