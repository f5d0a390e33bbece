import { STATEMENT_DIMENSIONS } from '../statement-filter.ts';

/** What a budget may be for: all of the business, or one column of a statement. */
export const BUDGET_DIMENSIONS = ['total', ...STATEMENT_DIMENSIONS] as const;

/** One of `BUDGET_DIMENSIONS`. */
export type BudgetDimension = (typeof BUDGET_DIMENSIONS)[number];

/** Stands where a name would, in the budgets of the whole business. */
export const OF_ALL = '';
