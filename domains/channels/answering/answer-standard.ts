/** Within how many minutes people are to be answered, where a channel does not say otherwise. */
export const ANSWER_STANDARD_MINUTES = 60 as const;

/** What a channel may promise; each is a step of `answer_minutes` (db/sql/answers.sql), so that shares in time are exact. */
export const ANSWER_STANDARDS = [5, 15, 30, 60, 120, 240, 480, 1440, 2880] as const;
