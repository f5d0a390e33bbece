/** The steps of a purchase in their order, from the first intent to the goods in hand and beyond. */
export const EFFORT_STEPS = ['find', 'choose', 'pay', 'wait', 'receive', 'return', 'contact'] as const;

/** One of the steps. */
export type EffortStep = (typeof EFFORT_STEPS)[number];

/** Why time was lost. */
export const EFFORT_KINDS = ['wait', 'repeat', 'failure', 'contact', 'stockOut', 'trip'] as const;

/** One of the reasons. */
export type EffortKind = (typeof EFFORT_KINDS)[number];

/** Raised when the rule changes: every journey is then worked out anew. */
export const RULES_VERSION = 4;

/** After so long a pause what came before belongs to another journey, in hours. */
export const PAUSE_HOURS = 72;

/** No journey is longer before its order than this, in days. */
export const LONGEST_BEFORE_DAYS = 30;

/** What is told of an order after so many days is not looked for, in days. */
export const LONGEST_AFTER_DAYS = 90;

/** Messages and calls that name no order are about the last one until so many days after it left, or since it was placed. */
export const ASKED_ABOUT_DAYS = { sinceShipped: 2, sincePlaced: 14 } as const;

/** Of so many orders, and this share of them with a trace of their journey, minutes per order say something. */
export const ENOUGH_EFFORT = { orders: 20, seenShare: 0.2 } as const;

/** So many told lengths of a kind say how long those take that nobody told. */
export const ENOUGH_LENGTHS = 20;
