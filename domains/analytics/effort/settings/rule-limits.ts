/** The most minutes that a rule may name. */
export const LONGEST_MINUTES = 480;

/** The least that a limit may be, in minutes: below it nothing could be measured. */
export const SHORTEST_LIMIT = 1;

/** The most hours after a promise that may count as waited by choice. */
export const MOST_LATE_HOURS = 720;
