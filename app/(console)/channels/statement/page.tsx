import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession, type Session } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { hrefWith, type ListParams } from '#components/table/list-location.ts';
import { PrintButton } from '#components/table/print-button.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listAnnotations } from '#domains/analytics/board/annotations/list-annotations.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { listPeriods, type Periods } from '#domains/money/periods/list-periods.ts';
import { type ClosablePeriod, calendarOfBooks, periodEndingOn } from '#domains/money/periods/next-period.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { dayIn } from '#lib/time.ts';
import { AnnotationPanel, lastDayOf } from '../_annotations/annotation-panel.tsx';
import { ChannelNav } from '../channel-nav.tsx';
import { ClosedMonths } from './closed-months.tsx';
import { periodWords } from './period-words.ts';
import { readChoice, type StatementChoice } from './read-choice.ts';
import { StatementBar } from './statement-bar.tsx';
import { StatementExport } from './statement-export.tsx';
import { StatementNotes } from './statement-notes.tsx';
import { StatementTable } from './statement-table.tsx';

const PAGE_DIGITS = { latn: 'decimal', arabext: 'persian', arab: 'arabic-indic' } as const;

/** Many columns need the long side of the paper; every page says which of how many it is. */
function paperFor({ digits }: Prefs): string {
  const count = (name: 'page' | 'pages') => `counter(${name}, ${PAGE_DIGITS[digits]})`;
  const numbers = `@bottom-center { content: ${count('page')} ' / ' ${count('pages')}; font-size: 8pt }`;
  return `@page { size: A4 landscape; margin: 10mm 10mm 14mm; ${numbers} }`;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement'))('title') };
}

/** Profit and loss of a month, quarter, year or any days: by channel, place, category, brand or segment. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, session, params] = await Promise.all([
    getTranslations('statement'),
    requireSession(),
    searchParams,
  ]);
  const { ctx, prefs, business } = session;
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const choice = readChoice(params, today, prefs.calendar);
  return (
    <>
      <style>{paperFor(prefs)}</style>
      <RefreshOn topics={['order', 'channel', 'cost', 'import']} />
      <PageHeader
        title={
          <>
            {t('title')} <bdi className="hidden font-normal print:inline">{business.name}</bdi>{' '}
            <bdi className="font-normal text-quiet">{periodWords(choice.days, prefs, t)}</bdi>
          </>
        }
        answers={t('answers')}
        action={<Actions session={session} choice={choice} words={t} />}
      />
      <ChannelNav here="statement" />
      <StatementBar choice={choice} today={today} prefs={prefs} />
      <Figures session={session} choice={choice} />
    </>
  );
}

function Actions({
  session: { ctx },
  choice,
  words,
}: {
  session: Session;
  choice: StatementChoice;
  words: (key: 'budget.title' | 'print') => string;
}) {
  const [, search = ''] = hrefWith(choice.location, {}).split('?');
  return (
    <>
      {can(ctx.actor, 'cost.read') ? (
        <LinkButton href="/channels/statement/budgets">{words('budget.title')}</LinkButton>
      ) : null}
      <StatementExport search={search} />
      <PrintButton label={words('print')} />
    </>
  );
}

async function Figures({ session, choice }: { session: Session; choice: StatementChoice }) {
  const { ctx, prefs, business } = session;
  const { by, against, days } = choice;
  const [found, periods, annotations, channels, t] = await Promise.all([
    statement(ctx, { period: days.period, by, against }),
    listPeriods(ctx),
    listAnnotations(ctx, { period: days.period }),
    listChannels(ctx),
    getTranslations('statement'),
  ]);
  return (
    <>
      {periods.closedUntil !== null && days.period.to <= periods.closedUntil ? (
        <p className="mb-3">
          <Badge tone="ok">{t('books.closed')}</Badge>
        </p>
      ) : null}
      {found.columns.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('nothing')} hint={t('nothingHint')} />
      ) : (
        <>
          <StatementTable found={found} choice={choice} currency={business.reportingCurrency} prefs={prefs} />
          <StatementNotes found={found} period={days.period} prefs={prefs} />
        </>
      )}
      <div className="mt-6 print:[&_button]:hidden">
        <AnnotationPanel
          annotations={annotations}
          channels={channels.map(({ id, name }) => ({ channelId: id, name }))}
          today={lastDayOf(days.period, dayIn(business.timeZone, ctx.now))}
          mayWrite={can(ctx.actor, 'annotation.write')}
          prefs={prefs}
        />
      </div>
      <ClosedMonths
        periods={{ ...periods, next: firstMonth(session, choice, periods) ?? periods.next }}
        actor={ctx.actor}
        calendar={business.calendar}
        prefs={prefs}
      />
    </>
  );
}

/** While nothing is closed, closing may begin with any month that has ended: the one that is shown. */
function firstMonth(
  { ctx, business }: Session,
  { days }: StatementChoice,
  { closedUntil }: Periods,
): ClosablePeriod | null {
  if (closedUntil !== null) return null;
  const today = dayIn(business.timeZone, ctx.now);
  return periodEndingOn(days.period.to, {
    closedUntil,
    today,
    calendar: calendarOfBooks(business.calendar),
  });
}
