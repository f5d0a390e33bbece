/** What locations and plans are compared by. Less is better for all but `cover`. */
export const CRITERIA = ['parcels', 'distance', 'shippingCost', 'cover', 'labour', 'rank'] as const;

/** One thing that is compared. */
export type Criterion = (typeof CRITERIA)[number];
