import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listFacets } from '#domains/catalog/list-facets.ts';
import { readLevelFilter } from '#domains/inventory/levels/list-filter.ts';
import { listLevels } from '#domains/inventory/levels/list-levels.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { BundlesPanel } from '../bundles/bundles-panel.tsx';
import { LevelFilters } from '../level-filters.tsx';
import { LevelList } from '../level-list.tsx';
import { LevelViews } from '../level-views.tsx';
import { ScanBox } from '../scan-box.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory'))('title') };
}

/** The stock of every variant at every location. */
export default async function InventoryPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tWork, tLots, tPlanning, tBundles, { ctx, prefs }, params] = await Promise.all([
    getTranslations('inventory'),
    getTranslations('stock-work'),
    getTranslations('lots'),
    getTranslations('planning'),
    getTranslations('bundles'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const filter = readLevelFilter(params);
  const [places, facets, views, first] = await Promise.all([
    listPlaces(ctx),
    listFacets(ctx),
    listViews(ctx, 'inventory'),
    listLevels(ctx, filter),
  ]);
  const location = { pathname: '/inventory', params };
  const mayCreate = can(actor, 'product.write');
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/inventory/transfers">{tWork('transfer.title')}</LinkButton>
            <LinkButton href="/inventory/counts">{tWork('count.title')}</LinkButton>
            <LinkButton href="/inventory/lots">{tLots('expiring.link')}</LinkButton>
            {can(actor, 'product.read') ? (
              <LinkButton href="/inventory/bundles">{tBundles('list')}</LinkButton>
            ) : null}
            <LinkButton href="/inventory/low">{t('lowLink')}</LinkButton>
            {can(actor, 'planning.read') ? (
              <LinkButton href="/inventory/reorder">{tPlanning('title')}</LinkButton>
            ) : null}
            {mayCreate ? (
              <LinkButton look="primary" href="/inventory/new">
                {t('newProduct')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <ScanBox mayCreate={mayCreate} />
      <div data-no-print>
        <LevelViews location={location} views={views} mayShare={can(actor, 'view.share')} />
      </div>
      <LevelFilters params={params} places={places} facets={facets} mayExport={can(actor, 'stock.export')} />
      {filter.search !== '' && can(actor, 'product.read') ? (
        <BundlesPanel ctx={ctx} prefs={prefs} search={filter.search} />
      ) : null}
      <LevelList
        key={listSearch(params)}
        first={first}
        location={location}
        places={places}
        isUnfiltered={isUnfiltered(filter)}
        rights={{ maySetSafety: can(actor, 'stock.set-safety'), mayCreate }}
      />
    </>
  );
}
