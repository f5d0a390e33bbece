/** So long may a note be. */
export const LONGEST_NOTE = 2_000;
