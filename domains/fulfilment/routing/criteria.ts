/** What locations and plans are compared by. Less is better for all but `cover` and `age`. */
export const CRITERIA = ['parcels', 'distance', 'shippingCost', 'cover', 'age', 'labour', 'rank'] as const;

/** One thing that is compared. */
export type Criterion = (typeof CRITERIA)[number];
