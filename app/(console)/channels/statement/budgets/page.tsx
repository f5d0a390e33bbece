import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession, type Session } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { hrefWith, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { BUDGET_LINES } from '#domains/analytics/statement/budgets/budget-lines.ts';
import { listBudgets } from '#domains/analytics/statement/budgets/list-budgets.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { periodWords } from '../period-words.ts';
import { STATEMENT_PATH } from '../read-choice.ts';
import { BudgetBar } from './budget-bar.tsx';
import { BudgetExport } from './budget-export.tsx';
import { BudgetGrid } from './budget-grid.tsx';
import { PasteBudgets } from './paste-budgets.tsx';
import { type BudgetChoice, readBudgetChoice } from './read-budget-choice.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement.budget'))('title') };
}

/** With fewer names everything is in sight. */
const SEARCHED_FROM = 20;

/** What all of the business, its channels, places, categories, brands or segments are meant to bring, month by month. */
export default async function BudgetsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, session, params] = await Promise.all([
    getTranslations('statement.budget'),
    requireSession(),
    searchParams,
  ]);
  const { ctx, prefs, business } = session;
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const calendar = calendarOfBooks(business.calendar);
  const today = dayIn(business.timeZone, ctx.now);
  const choice = readBudgetChoice(params, today, calendar);
  const { by, shown } = choice;
  const [, search = ''] = hrefWith(choice.location, { q: null }).split('?');
  const beside = by === 'total' ? '' : `&by=${by}`;
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href={`${STATEMENT_PATH}?at=${shown.at}${beside}&compare=budget`}>
              {t('toStatement')}
            </LinkButton>
            <BudgetExport search={search} />
          </>
        }
      />
      <ChannelNav here="statement" />
      <BudgetBar choice={choice} today={today} calendar={calendar} prefs={prefs} />
      <Budgets session={session} choice={choice} />
    </>
  );
}

async function Budgets({
  session: { ctx, prefs, business },
  choice,
}: {
  session: Session;
  choice: BudgetChoice;
}) {
  const { by, line, months, shown, search, passed, location } = choice;
  const fromDays = months.map(({ period }) => period.from);
  const [t, tStatement, tLine, { rows, count, before, after, totals }] = await Promise.all([
    getTranslations('statement.budget'),
    getTranslations('statement'),
    getTranslations('metrics'),
    listBudgets(ctx, { by, fromDays, search, passed }),
  ]);
  const nameOf = (name: string | null) =>
    name ?? (by === 'total' ? tStatement('all') : tStatement(`none.${by}`));
  const columns = months.flatMap((month) =>
    (line ? [line] : BUDGET_LINES).map((one) => ({
      fromDay: month.period.from,
      line: one,
      name: line ? periodWords(month, prefs, tStatement) : tLine(`${one}.name`),
    })),
  );
  const mayWrite = can(ctx.actor, 'budget.write');
  return (
    <>
      {count > SEARCHED_FROM || search !== '' ? <FilterBar filters={[]} searchLabel={t('search')} /> : null}
      {rows.length === 0 ? <EmptyState kind="no-match" /> : null}
      <BudgetGrid
        key={`${by} ${line} ${shown.at}`}
        by={by}
        line={line}
        title={
          line
            ? `${tLine(`${line}.name`)}, ${periodWords(shown, prefs, tStatement)}`
            : periodWords(shown, prefs, tStatement)
        }
        rows={rows.map((row) => ({ ...row, name: nameOf(row.name) }))}
        columns={columns}
        total={by === 'total' || by === 'segment' ? null : { name: tStatement('all'), amounts: totals }}
        currency={business.reportingCurrency}
        mayWrite={mayWrite}
      />
      {before !== null || after !== null ? (
        <div className="mb-6">
          <Pager
            location={location}
            before={before === null ? null : String(before)}
            after={after === null ? null : String(after)}
            count={{ value: count, isExact: true }}
          />
        </div>
      ) : null}
      {mayWrite ? (
        <PasteBudgets
          by={by}
          head={[
            ...(by === 'total' ? [] : [t(`name.${by}`)]),
            t('month'),
            tLine('net.name'),
            tLine('profit.name'),
          ]}
          sample={[...(by === 'total' ? [] : ['…']), months[0]?.at ?? '', '12000', '3000']}
        />
      ) : null}
    </>
  );
}
