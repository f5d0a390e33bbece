import type { Sums } from '../../board/metric-definitions.ts';
import { OF_NONE, type StatementDimension } from '../statement-filter.ts';
import { type LineValues, lineValues, type StatementLine } from '../statement-lines.ts';
import { BUDGET_LINES, type BudgetLine } from './budget-lines.ts';
import type { BudgetedLines, BudgetSource, BudgetSums } from './sum-budgets.ts';

/** What a column of the statement is meant to come to, and how many months of its days say so, by line. */
export type PlacedBudget = { against: LineValues; budgetMonths: LineValues };

/** The budget of a column, which may stand for several keys, in the lines that the reader may see. */
export function placeColumnBudget(
  budget: BudgetSums,
  keys: readonly (string | null)[],
  lines: readonly StatementLine[],
): PlacedBudget {
  const found = keys.map((key) => budget.of[budget.by]?.get(key ?? OF_NONE) ?? {});
  return placed(BUDGET_LINES.flatMap((line) => (lines.includes(line) ? addUp(found, line) : [])));
}

/** The budget of the total, in the lines that the reader may see. */
export function placeTotalBudget({ total }: BudgetSums, lines: readonly StatementLine[]): PlacedBudget {
  return placed(
    BUDGET_LINES.flatMap((line) => {
      const found = total[line];
      return found && lines.includes(line) ? [{ line, ...found }] : [];
    }),
  );
}

/** Lines whose total is a sum of budgets in which somebody who has figures is missing, and who that is. */
export type BudgetGaps = {
  incomplete: BudgetLine[];
  lacking: { by: StatementDimension; key: string }[];
  /** Where the totals come from; the business's own budget goes before sums. */
  sources: BudgetSource[];
};

/** Finds the totals that cannot be compared; `figures` are the sums of postings by channel and by column. */
export function findBudgetGaps(
  budget: BudgetSums,
  figures: Partial<Record<StatementDimension, Map<string | null, Sums>>>,
  lines: readonly StatementLine[],
): BudgetGaps {
  const seen = BUDGET_LINES.filter((line) => lines.includes(line) && budget.total[line]);
  const gaps = seen.flatMap((line) =>
    sumsOf(budget, line).flatMap((by) => findLacking({ budget, by, line, sums: figures[by] ?? new Map() })),
  );
  const lacking = new Map(gaps.map(({ by, key }) => [`${by} ${key}`, { by, key }]));
  return {
    incomplete: [...new Set(gaps.map(({ line }) => line))],
    lacking: [...lacking.values()],
    sources: [...new Set(seen.flatMap((line) => budget.total[line]?.sources ?? []))],
  };
}

function sumsOf({ total }: BudgetSums, line: BudgetLine): StatementDimension[] {
  return (total[line]?.sources ?? []).filter((source) => source !== 'total');
}

type Looked = {
  budget: BudgetSums;
  by: StatementDimension;
  line: BudgetLine;
  sums: Map<string | null, Sums>;
};

/** Who has a figure in a line, and a budget for fewer months than others. */
function findLacking({ budget, by, line, sums }: Looked) {
  const monthsOf = (of: BudgetedLines | undefined) => of?.[line]?.months ?? 0;
  const budgets = budget.of[by] ?? new Map<string, BudgetedLines>();
  const most = Math.max(0, ...[...budgets.values()].map(monthsOf));
  return [...sums].flatMap(([of, amounts]) => {
    const key = of ?? OF_NONE;
    const isLacking = lineValues(amounts, [line])[line] !== 0 && monthsOf(budgets.get(key)) < most;
    return isLacking ? [{ by, key, line }] : [];
  });
}

type Placed = { line: BudgetLine; amountMinor: number; months: number };

/** Months that all of several keys have. */
function addUp(found: readonly BudgetedLines[], line: BudgetLine): Placed[] {
  const set = found.flatMap((of) => of[line] ?? []);
  if (set.length === 0) return [];
  const months = set.length < found.length ? 0 : Math.min(...set.map((one) => one.months));
  return [{ line, months, amountMinor: set.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }];
}

function placed(found: readonly Placed[]): PlacedBudget {
  return {
    against: Object.fromEntries(found.map(({ line, amountMinor }) => [line, amountMinor])),
    budgetMonths: Object.fromEntries(found.map(({ line, months }) => [line, months])),
  };
}
