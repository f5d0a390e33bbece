'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { action } from '#app/_server/action.ts';
import type { Session } from '#app/_server/session.ts';
import {
  BUDGET_DIMENSIONS,
  type BudgetDimension,
} from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import { BUDGET_LINES } from '#domains/analytics/statement/budgets/budget-lines.ts';
import { listPastMonths } from '#domains/analytics/statement/budgets/list-past-months.ts';
import { type BudgetText, previewBudgets } from '#domains/analytics/statement/budgets/preview-budgets.ts';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
import { closePeriod } from '#domains/money/periods/close-period.ts';
import { reopenPeriod } from '#domains/money/periods/reopen-period.ts';
import { AppError } from '#lib/errors.ts';

const MOST_LETTERS = 200_000;
const PROBLEMS_SHOWN = 20;

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Closes a month. */
export const closeMonth = action(async (ctx, input: Input<typeof closePeriod>) => {
  await closePeriod(ctx, input);
  refresh();
});

/** Opens the month that was closed last again. */
export const reopenMonth = action(async (ctx, input: Input<typeof reopenPeriod>) => {
  await reopenPeriod(ctx, input);
  refresh();
});

/** Sets the budgets of a grid. */
export const keepBudgets = action(async (ctx, input: Input<typeof setBudgets>) => {
  await setBudgets(ctx, input);
  refresh();
});

/** What a line came to in the same months of the year before; what budgets are filled in from. */
export const readPastMonths = action((ctx, input: Input<typeof listPastMonths>) =>
  listPastMonths(ctx, input),
);

type Table = { by: BudgetDimension; text: string };

/** What a pasted table of budgets says; sets nothing. */
export const readBudgets = action(async (ctx, table: Table, session) => {
  const { budgets, problems } = await previewBudgets(ctx, await budgetText(table, session));
  return {
    count: budgets.length,
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
  };
});

/** Sets every budget of a pasted table, or none where a row is not understood. */
export const importBudgets = action(async (ctx, table: Table, session) => {
  const { budgets, problems } = await previewBudgets(ctx, await budgetText(table, session));
  if (problems.length > 0) throw new AppError('INVALID_INPUT', 'Some rows of the table are not understood.');
  await setBudgets(ctx, { by: table.by, rows: budgets });
  refresh();
});

async function budgetText({ by, text }: Table, { prefs }: Session): Promise<BudgetText> {
  if (typeof text !== 'string' || text.length > MOST_LETTERS)
    throw new AppError('TOO_LARGE', 'The table is too large; set fewer months at once.');
  if (!BUDGET_DIMENSIONS.includes(by)) throw new AppError('INVALID_INPUT', 'There are no budgets of that.');
  const [t, tNone, tLine] = await Promise.all([
    getTranslations('statement.budget'),
    getTranslations('statement.none'),
    getTranslations('metrics'),
  ]);
  const lines = BUDGET_LINES.map((line) => [line, tLine(`${line}.name`)] as const);
  const heads = { name: t(`name.${by}`), month: t('month'), ...Object.fromEntries(lines) };
  return { by, text, prefs, heads, none: by === 'total' ? null : tNone(by) };
}
