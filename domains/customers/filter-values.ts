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
