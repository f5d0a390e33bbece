import type { BudgetLine } from './budget-lines.ts';
import type { BudgetSums } from './sum-budgets.ts';

/** Where a total would be held against the budgets of some channels only. */
export type BudgetGaps = {
  /** Lines in which a channel that has figures has no budget while others do. */
  incomplete: BudgetLine[];
  /** Those channels. */
  channelIds: string[];
};

/** The lines whose total cannot be compared, and the channels that lack a budget there. */
export function findBudgetGaps(rows: BudgetSums['rows'], channelIds: readonly (string | null)[]): BudgetGaps {
  const set = new Set(rows.map(({ channelId, line }) => `${channelId} ${line}`));
  const lines = [...new Set(rows.map(({ line }) => line))].sort();
  const lacking = lines.flatMap((line) =>
    channelIds.flatMap((id) => (id === null || set.has(`${id} ${line}`) ? [] : [{ line, id }])),
  );
  return {
    incomplete: [...new Set(lacking.map(({ line }) => line))],
    channelIds: [...new Set(lacking.map(({ id }) => id))],
  };
}
