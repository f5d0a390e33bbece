import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { currencyExponent } from '#lib/currency.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import type { Ctx } from '../../../context.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { allow } from '../../../team/can.ts';
import type { BudgetLine } from './budget-lines.ts';
import { type BudgetProblem, type ReadBudget, readBudgetTable } from './read-budget-table.ts';

const MOST_CHANNELS = 500;

/** A table of budgets as somebody pasted or uploaded it, and how they write. */
export type BudgetText = {
  text: string;
  heads: Partial<Record<'channel' | 'month' | BudgetLine, string>>;
  prefs: Pick<Prefs, 'locale' | 'tomanDisplay'>;
};

/** Decimals of the reporting currency as a reader writes it: tomans have one more than rials. */
export function budgetDecimals(currency: string, prefs: Pick<Prefs, 'tomanDisplay'>): number {
  return currencyExponent(currency) + (currency === 'IRR' && prefs.tomanDisplay ? 1 : 0);
}

/** What a table of budgets says, and each row of it that is not understood; sets nothing. */
export async function previewBudgets(
  ctx: Ctx,
  { text, heads, prefs }: BudgetText,
): Promise<{ budgets: ReadBudget[]; problems: BudgetProblem[] }> {
  allow(ctx.actor, 'budget.write');
  const [business, channels] = await Promise.all([
    getBusiness(ctx.db),
    ctx.db.$client.query<{ id: string; slug: string; name: string }>(
      `select id, slug, name from channels order by id limit ${MOST_CHANNELS}`,
    ),
  ]);
  return readBudgetTable(text, {
    channels: channels.rows,
    heads,
    decimals: budgetDecimals(business.reportingCurrency, prefs),
    decimalSign: prefs.locale === 'bg' ? ',' : '.',
    calendar: calendarOfBooks(business.calendar),
  });
}
