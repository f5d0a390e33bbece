import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { currencyExponent } from '#lib/currency.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import type { Ctx } from '../../../context.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { allow } from '../../../team/can.ts';
import { OF_NONE } from '../statement-filter.ts';
import type { BudgetDimension } from './budget-dimensions.ts';
import { BUDGET_NAMES } from './budget-names.ts';
import {
  type BudgetColumn,
  type BudgetProblem,
  type ReadBudget,
  readBudgetTable,
} from './read-budget-table.ts';

const MOST_NAMES = 5_000;

/** A table of budgets as somebody pasted or uploaded it, and how they write. */
export type BudgetText = {
  by: BudgetDimension;
  text: string;
  heads: Partial<Record<BudgetColumn, string>>;
  /** What the reader calls what is of none. */
  none: string | null;
  prefs: Pick<Prefs, 'locale' | 'tomanDisplay'>;
};

/** Decimals of the reporting currency as a reader writes it: tomans have one more than rials. */
export function budgetDecimals(currency: string, prefs: Pick<Prefs, 'tomanDisplay'>): number {
  return currencyExponent(currency) + (currency === 'IRR' && prefs.tomanDisplay ? 1 : 0);
}

/** What a table of budgets says, and each row of it that is not understood; sets nothing. */
export async function previewBudgets(
  ctx: Ctx,
  { by, text, heads, none, prefs }: BudgetText,
): Promise<{ budgets: ReadBudget[]; problems: BudgetProblem[] }> {
  allow(ctx.actor, 'budget.write');
  const [business, { rows }] = await Promise.all([
    getBusiness(ctx.db),
    ctx.db.$client.query<{ key: string; code: string | null; name: string | null }>(
      `select key, code, name from (${BUDGET_NAMES[by]}) n order by key limit ${MOST_NAMES}`,
    ),
  ]);
  return readBudgetTable(text, {
    by,
    names: rows.map((row) => (row.key === OF_NONE ? { ...row, name: none } : row)),
    heads,
    decimals: budgetDecimals(business.reportingCurrency, prefs),
    decimalSign: prefs.locale === 'bg' ? ',' : '.',
    calendar: calendarOfBooks(business.calendar),
  });
}
