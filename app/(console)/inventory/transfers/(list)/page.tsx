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
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listTransfers } from '#domains/inventory/transfers/list-transfers.ts';
import { readTransferFilter } from '#domains/inventory/transfers/transfer-filter.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { transferColumns } from '../transfer-columns.tsx';
import { TransferFilters } from '../transfer-filters.tsx';
import { transferNumber } from '../transfer-number.ts';
import { TransferViews } from '../transfer-views.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.transfer'))('title') };
}

/** What goes from one place to another, and what of it has come. */
export default async function TransfersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('stock-work.transfer'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const filter = readTransferFilter(params);
  const [page, places, views] = await Promise.all([
    listTransfers(ctx, filter),
    listPlaces(ctx),
    listViews(ctx, 'transfers'),
  ]);
  const location = { pathname: '/inventory/transfers', params };
  const begin = can(actor, 'stock.move') ? (
    <LinkButton look="primary" href="/inventory/transfers/new">
      {t('new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <RefreshOn topics={filter.after || filter.before ? [] : ['stock']} />
      <PageHeader title={t('title')} answers={t('answers')} action={begin} />
      <div data-no-print>
        <TransferViews location={location} views={views} mayShare={can(actor, 'view.share')} />
      </div>
      <TransferFilters places={places.filter((place) => place.sells)} />
      <DataTable
        label={t('title')}
        columns={transferColumns({ t, prefs })}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => t('one', { number: transferNumber(row.number, prefs) })}
        rowHref={(row) => `/inventory/transfers/${row.id}`}
        location={location}
        empty={
          isUnfiltered(filter) ? (
            <EmptyState kind="nothing-yet" title={t('empty.title')} hint={t('empty.hint')} action={begin} />
          ) : (
            <EmptyState
              kind="no-match"
              action={<LinkButton href="/inventory/transfers">{t('showAll')}</LinkButton>}
            />
          )
        }
      />
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}
