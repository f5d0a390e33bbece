/** The kinds of costs that come upon goods. */
export const LANDED_KINDS = ['freight', 'duty', 'insurance', 'other'] as const;

/** By what a cost is spread over the goods that came. */
export const SPREADS = ['value', 'weight', 'units'] as const;

/** One of `SPREADS`. */
export type Spread = (typeof SPREADS)[number];
