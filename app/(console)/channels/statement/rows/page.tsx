import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { type Statement, statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE } from '#domains/analytics/statement/statement-filter.ts';
import {
  LINE_KEYS,
  type LineValues,
  type StatementLine,
} from '#domains/analytics/statement/statement-lines.ts';
import { statementRows } from '#domains/analytics/statement/statement-rows.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { daysWords } from '../period-words.ts';
import { readChoice, STATEMENT_PATH } from '../read-choice.ts';
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
  const [found, behind] = await Promise.all([
    statement(ctx, { period: days.period, by, against: null }),
    statementRows(ctx, {
      period: days.period,
      by,
      of,
      line: asked,
      isEarlier,
      after: firstValueOf(params.after) ?? null,
    }),
  ]);
  const line: StatementLine = behind.lines.includes(asked) ? asked : 'net';
  const column = of === undefined ? undefined : found.columns.find(({ key }) => key === of);
  const name = of === undefined ? t('all') : of === OF_NONE ? t(`none.${by}`) : (column?.name ?? of);
  const figure = figureOf(found, { of, isEarlier })?.[line];
  const sum = behind.sums[line] ?? 0;
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
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="text-lg" data-sum>
          <Money amountMinor={sum} currency={business.reportingCurrency} prefs={prefs} />
        </strong>
        <span className="text-quiet">
          {t.rich('rows.count', {
            count: behind.count,
            n: () => <Count value={behind.count} prefs={prefs} />,
          })}
        </span>
        {figure === undefined ? null : (
          <Badge tone={figure === sum ? 'ok' : 'bad'}>
            {t(figure === sum ? 'rows.agree' : 'rows.disagree')}
          </Badge>
        )}
      </p>
      {by === 'category' || by === 'brand' ? (
        <p className="mb-3 text-sm text-quiet">{t('rows.parts')}</p>
      ) : null}
      <RowTable
        behind={behind}
        line={line}
        location={location}
        currency={business.reportingCurrency}
        prefs={prefs}
      />
    </>
  );
}

/** The figure that the rows must come to; undefined for a column that the statement adds to others. */
function figureOf(
  found: Statement,
  { of, isEarlier }: { of: string | undefined; isEarlier: boolean },
): LineValues | null | undefined {
  const part = of === undefined ? found.total : found.columns.find(({ key }) => key === of);
  return isEarlier ? part?.earlier : part?.now;
}
