/** The most orders that one walk may be for: a trolley has no more boxes. */
export const MOST_ORDERS = 30;
