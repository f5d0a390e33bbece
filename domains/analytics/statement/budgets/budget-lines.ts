/** The lines of the statement that a budget may be set for. */
export const BUDGET_LINES = ['net', 'cm1', 'cm2', 'marketing', 'cm3', 'fixed', 'profit'] as const;

/** One of `BUDGET_LINES`. */
export type BudgetLine = (typeof BUDGET_LINES)[number];
