import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readCountLimits } from '#domains/inventory/counts/count-limits.ts';
import { listCounts, readCountFilter } from '#domains/inventory/counts/list-counts.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { can } from '#domains/team/can.ts';
import { countColumns } from '../count-columns.tsx';
import { CountFilters } from '../count-filters.tsx';
import { countNumber } from '../count-number.ts';
import { LimitsButton } from '../limits-button.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.count'))('title') };
}

/** What was and is being counted, and what waits for somebody who may approve it. */
export default async function CountsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('stock-work.count'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const filter = readCountFilter(params);
  const [page, places, limits] = await Promise.all([
    listCounts(ctx, filter),
    listPlaces(ctx),
    readCountLimits(ctx.db),
  ]);
  const location = { pathname: '/inventory/counts', params };
  const isEvery = filter.statuses.length + filter.locationIds.length === 0;
  const begin = can(actor, 'stock.count') ? (
    <LinkButton look="primary" href="/inventory/counts/new">
      {t('new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <RefreshOn topics={filter.after || filter.before ? [] : ['stock']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/inventory/counts/zones">{t('zones.title')}</LinkButton>
            {can(actor, 'stock.settle-count') ? (
              <LimitsButton limits={limits} currency={business.reportingCurrency} />
            ) : null}
            {begin}
          </>
        }
      />
      <CountFilters places={places.filter((place) => place.sells)} />
      <DataTable
        label={t('title')}
        columns={countColumns({ t, prefs })}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => t('one', { number: countNumber(row.number, prefs) })}
        rowHref={(row) => `/inventory/counts/${row.id}`}
        location={location}
        empty={
          isEvery ? (
            <EmptyState kind="nothing-yet" title={t('empty.title')} hint={t('empty.hint')} action={begin} />
          ) : (
            <EmptyState
              kind="no-match"
              action={<LinkButton href="/inventory/counts">{t('showAll')}</LinkButton>}
            />
          )
        }
      />
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}
