/** A cell of the grid of budgets. */
export const CELL = 'border-b border-line px-2 py-1.5 whitespace-nowrap';

/** The first column, which stays in sight. */
export const STICKY = 'sticky start-0 z-1 max-w-36 sm:max-w-60';
