import { BUDGET_LINES } from './budgets/budget-lines.ts';
import type { Statement, StatementColumn } from './statement.ts';
import type { StatementLine } from './statement-lines.ts';

/** How far a figure is from what it stands against, in minor units; null where there is nothing to say. */
export type Held = {
  wasMinor: number | null;
  differenceMinor: number | null;
  /** The difference as a share of what it stands against; null where that is nothing. */
  share: number | null;
  /** Why there is no difference: no budget, one for some of the months only, or a total of which a part has none. */
  why: 'none' | 'months' | 'parts' | null;
  /** How many months of the days have a budget; only where `why` is `months`. */
  months: number | null;
};

type Part = Pick<StatementColumn, 'now' | 'against' | 'budgetMonths'>;

/** Holds a line of the total, or of a column, against the other period or the budget of the same statement. */
export function holdAgainst(
  found: Pick<Statement, 'budget' | 'total'>,
  part: Part,
  line: StatementLine,
): Held {
  const wasMinor = part.against?.[line] ?? null;
  const now = part.now[line] ?? 0;
  const silent: Held = { wasMinor, differenceMinor: null, share: null, why: null, months: null };
  if (found.budget) {
    if (!BUDGET_LINES.some((one) => one === line)) return silent;
    if (wasMinor === null) return { ...silent, why: 'none' };
    const months = part.budgetMonths?.[line] ?? 0;
    const isTotal = part === found.total;
    if (isTotal && found.budget.incomplete.some((one) => one === line)) return { ...silent, why: 'parts' };
    if (months === 0) return { ...silent, why: 'parts' };
    if (months < found.budget.months) return { ...silent, why: 'months', months };
  }
  if (wasMinor === null || (wasMinor === 0 && now === 0 && !found.budget))
    return { ...silent, wasMinor: null };
  const differenceMinor = now - wasMinor;
  return { ...silent, differenceMinor, share: wasMinor === 0 ? null : differenceMinor / Math.abs(wasMinor) };
}
