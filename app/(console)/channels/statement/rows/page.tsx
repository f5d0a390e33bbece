import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { checkStatementRows } from '#domains/analytics/statement/check-statement-rows.ts';
import { nameColumn } from '#domains/analytics/statement/name-column.ts';
import { OF_NONE } from '#domains/analytics/statement/statement-filter.ts';
import { LINE_KEYS, visibleLines } from '#domains/analytics/statement/statement-lines.ts';
import { statementRows } from '#domains/analytics/statement/statement-rows.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { daysWords } from '../period-words.ts';
import { readChoice, STATEMENT_PATH } from '../read-choice.ts';
import { RowSum, RowSumPlace } from './row-sum.tsx';
import { RowTable } from './row-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statement.rows'))('title') };
}

/** The postings behind one figure of the statement, and whether they come to it. */
export default async function StatementRowsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tLine, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('statement'),
    getTranslations('metrics'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const choice = readChoice(params, dayIn(business.timeZone, ctx.now), prefs.calendar);
  const { by, days } = choice;
  const of = firstValueOf(params.of);
  const asked = LINE_KEYS.find((name) => name === firstValueOf(params.line)) ?? 'net';
  const isEarlier = firstValueOf(params.earlier) === '1';
  const line = visibleLines(can(ctx.actor, 'cost.read')).includes(asked) ? asked : 'net';
  const wanted = { period: days.period, by, of, line, isEarlier };
  // Adding up all rows takes longer than showing the newest: it comes after them.
  const checked = checkStatementRows(ctx, wanted);
  checked.catch(() => undefined);
  const [behind, known] = await Promise.all([
    statementRows(ctx, { ...wanted, after: firstValueOf(params.after) ?? null }),
    of === undefined || of === OF_NONE ? null : nameColumn(ctx, { by, of }),
  ]);
  const name = of === undefined ? t('all') : of === OF_NONE ? t(`none.${by}`) : (known ?? of);
  const location = { pathname: `${STATEMENT_PATH}/rows`, params };
  return (
    <>
      <PageHeader
        title={
          <>
            {tLine(`${line}.name`)}: <bdi>{name}</bdi>
          </>
        }
        answers={`${daysWords(days.period, prefs)}${isEarlier ? ` · ${t('earlier')}` : ''}`}
        action={<LinkButton href={hrefWith(choice.location, {})}>{t('rows.back')}</LinkButton>}
      />
      <ChannelNav here="statement" />
      <Suspense fallback={<RowSumPlace />}>
        <RowSum checked={checked} line={line} currency={business.reportingCurrency} prefs={prefs} />
      </Suspense>
      {by === 'category' || by === 'brand' ? (
        <p className="mb-3 text-sm text-quiet">{t('rows.parts')}</p>
      ) : null}
      <RowTable
        behind={behind}
        checked={checked}
        line={line}
        location={location}
        currency={business.reportingCurrency}
        prefs={prefs}
      />
    </>
  );
}
