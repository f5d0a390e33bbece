import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { BUDGET_LINES } from '#domains/analytics/statement/budgets/budget-lines.ts';
import { listBudgets } from '#domains/analytics/statement/budgets/list-budgets.ts';
import { periodNameOf, readStatementPeriod } from '#domains/analytics/statement/statement-period.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { can } from '#domains/team/can.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { CompareChoice } from '../../compare-choice.tsx';
import { periodWords } from '../period-words.ts';
import { STATEMENT_PATH } from '../read-choice.ts';
import { BudgetGrid } from './budget-grid.tsx';
import { PasteBudgets } from './paste-budgets.tsx';

const MONTHS_AHEAD = 12;
const MONTHS_BACK = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement.budget'))('title') };
}

/** What each channel is meant to bring, month by month of the business's calendar. */
export default async function BudgetsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tStatement, tLine, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('statement.budget'),
    getTranslations('statement'),
    getTranslations('metrics'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const calendar = calendarOfBooks(business.calendar);
  const today = dayIn(business.timeZone, ctx.now);
  const thisMonth = periodNameOf('month', today, calendar);
  const asked = readStatementPeriod({ at: firstValueOf(params.at) ?? thisMonth }, today, calendar);
  const isOfBooks = asked.shape === 'month' && asked.calendar === calendar;
  const month = isOfBooks ? asked : readStatementPeriod({ at: thisMonth }, today, calendar);
  const location = { pathname: `${STATEMENT_PATH}/budgets`, params };
  const months = offerMonths(thisMonth, today, calendar).map((one) => ({
    value: one.at ?? '',
    label: periodWords(one, prefs, tStatement),
    href: hrefWith(location, { at: one.at }),
  }));
  const rows = await listBudgets(ctx, month.period.from);
  const mayWrite = can(ctx.actor, 'budget.write');
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <LinkButton href={`${STATEMENT_PATH}?at=${month.at}&compare=budget`}>{t('toStatement')}</LinkButton>
        }
      />
      <ChannelNav here="statement" />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <CompareChoice label={t('month')} value={month.at ?? ''} options={months} />
      </div>
      <BudgetGrid
        key={month.at}
        fromDay={month.period.from}
        rows={rows}
        lines={BUDGET_LINES.map((line) => ({ key: line, name: tLine(`${line}.name`) }))}
        currency={business.reportingCurrency}
        mayWrite={mayWrite}
      />
      {mayWrite ? (
        <PasteBudgets
          example={`${t('channel')};${t('month')};${tLine('net.name')};${tLine('profit.name')}`}
          month={month.at ?? ''}
        />
      ) : null}
    </>
  );
}

function offerMonths(thisMonth: string, today: string, calendar: 'gregory' | 'persian') {
  const read = (at: string) => readStatementPeriod({ at }, today, calendar);
  const walk = (step: 'before' | 'next', count: number) => {
    const found = [read(thisMonth)];
    while (found.length <= count) {
      const last = found.at(-1) ?? read(thisMonth);
      const at =
        step === 'before' ? last.before : periodNameOf('month', addDays(last.period.to, 1), calendar);
      if (!at) break;
      found.push(read(at));
    }
    return found.slice(1);
  };
  return [...walk('next', MONTHS_AHEAD).reverse(), read(thisMonth), ...walk('before', MONTHS_BACK)];
}
