/** The most steps of a checklist. */
export const MOST_WALK_STEPS = 30;

/** The longest name of a step, and the longest text of what to look at or of what was found. */
export const LONGEST_STEP = { title: 120, look: 500, note: 1_000 } as const;

/** How a step of a walk went: not tried yet, as it should, or not. */
export const WALK_OUTCOMES = ['open', 'fine', 'bad'] as const;

/** One of the outcomes. */
export type WalkOutcome = (typeof WALK_OUTCOMES)[number];

/** The most minutes that a step may take. */
export const MOST_STEP_MINUTES = 1_440;
