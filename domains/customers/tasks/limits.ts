/** So long may the title of a task be. */
export const LONGEST_TITLE = 200;
