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
import { listPurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { readPurchaseFilter } from '#domains/purchasing/lists/list-filter.ts';
import { listPurchaseOrders } from '#domains/purchasing/lists/list-purchase-orders.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { PurchaseCards } from '../purchase-cards.tsx';
import { purchaseColumns } from '../purchase-columns.tsx';
import { PurchaseFilters } from '../purchase-filters.tsx';
import { purchaseNumber } from '../purchase-number.ts';
import { PurchaseViews } from '../purchase-views.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('title') };
}

/** What was ordered from whom, what of it came, and what is late. */
export default async function PurchasingPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'purchase.read')) return <EmptyState kind="no-permission" />;
  const filter = readPurchaseFilter(params);
  const [page, choices, views] = await Promise.all([
    listPurchaseOrders(ctx, filter),
    listPurchaseChoices(ctx),
    listViews(ctx, 'purchasing'),
  ]);
  const location = { pathname: '/purchasing', params };
  const begin = can(actor, 'purchase.write') ? (
    <LinkButton look="primary" href="/purchasing/new">
      {t('new')}
    </LinkButton>
  ) : null;
  const empty = isUnfiltered(filter) ? (
    <EmptyState kind="nothing-yet" title={t('empty.title')} hint={t('empty.hint')} action={begin} />
  ) : (
    <EmptyState kind="no-match" action={<LinkButton href="/purchasing">{t('showAll')}</LinkButton>} />
  );
  return (
    <>
      <RefreshOn topics={filter.after || filter.before ? [] : ['purchase']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/purchasing/suppliers">{t('suppliers')}</LinkButton>
            {begin}
          </>
        }
      />
      <PurchaseViews location={location} views={views} mayShare={can(actor, 'view.share')} />
      <PurchaseFilters choices={choices} mayExport={can(actor, 'purchase.export')} />
      <div className="md:hidden print:hidden">
        {page.rows.length > 0 ? <PurchaseCards rows={page.rows} prefs={prefs} /> : empty}
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={purchaseColumns({ t, prefs, seesCost: can(actor, 'cost.read') })}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => t('order', { number: purchaseNumber(row.number, prefs) })}
          rowHref={(row) => `/purchasing/${row.id}`}
          location={location}
          empty={empty}
        />
      </div>
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}
