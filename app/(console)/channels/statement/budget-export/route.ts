import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { BUDGET_LINES } from '#domains/analytics/statement/budgets/budget-lines.ts';
import {
  type BudgetFilter,
  type BudgetList,
  listBudgets,
  type NamedBudgets,
} from '#domains/analytics/statement/budgets/list-budgets.ts';
import { budgetDecimals } from '#domains/analytics/statement/budgets/preview-budgets.ts';
import type { Ctx } from '#domains/context.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { dayIn } from '#lib/time.ts';
import { budgetWords } from '../budgets/budget-words.ts';
import { readBudgetChoice } from '../budgets/read-budget-choice.ts';

const NAME_WIDTH = 28;
const MONTH_WIDTH = 12;
const WIDTH = 18;

/** The budgets of a year as a file, a row for each name and month: filled in, it can be read back as it is. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs, business } = session;
  const params = readParams(new URL(request.url).searchParams);
  const today = dayIn(business.timeZone, ctx.now);
  const { by, yearMonths } = readBudgetChoice(params, today, calendarOfBooks(business.calendar));
  const fromDays = yearMonths.map(({ period }) => period.from);
  const [t, tNone, tLine, names] = await Promise.all([
    getTranslations('statement.budget'),
    getTranslations('statement.none'),
    getTranslations('metrics'),
    Array.fromAsync(everyName(ctx, { by, fromDays })),
  ]);
  const currency = business.reportingCurrency;
  const columns: ExportColumn[] = [
    ...(by === 'total' ? [] : [{ header: t(`name.${by}`), kind: 'text', width: NAME_WIDTH } as const]),
    { header: t('month'), kind: 'text', width: MONTH_WIDTH },
    ...BUDGET_LINES.map(
      (line): ExportColumn => ({
        header: tLine(`${line}.name`),
        kind: 'number',
        decimals: budgetDecimals(currency, prefs),
        width: WIDTH,
      }),
    ),
  ];
  const plain = { ...prefs, digits: 'latn' } as const;
  async function* lines(): AsyncGenerator<ExportValue[]> {
    for (const { name, amounts } of names)
      for (const { at, period } of yearMonths) {
        const month = amounts[period.from];
        const cells = BUDGET_LINES.map((line) => budgetWords(month?.[line], currency, plain) || null);
        yield [...(by === 'total' ? [] : [name ?? tNone(by)]), at, ...cells];
      }
  }
  return answerFile({
    name: `budgets-${by}-${yearMonths[0]?.at?.slice(0, 4) ?? ''}`,
    title: t('title'),
    columns,
    rows: lines(),
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});

/** Every name with its budgets, page after page. */
async function* everyName(
  ctx: Ctx,
  filter: Pick<BudgetFilter, 'by' | 'fromDays'>,
): AsyncGenerator<NamedBudgets> {
  for (let passed: number | null = 0; passed !== null; ) {
    const page: BudgetList = await listBudgets(ctx, { ...filter, passed });
    yield* page.rows;
    passed = page.after;
  }
}
