import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listExpiring } from '#domains/inventory/lots/list-expiring.ts';
import { readLotSettings } from '#domains/inventory/lots/lot-settings.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { ExpiringTable } from './expiring-table.tsx';
import { LotSettingsButton } from './settings-button.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lots.expiring'))('title') };
}

/** What expires soon or has expired, and is still among what is sold. */
export default async function ExpiringPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('lots'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const locationIds = valuesOf(params.location).filter(isId);
  const [page, places, settings] = await Promise.all([
    listExpiring(ctx, { locationIds, after: firstValueOf(params.after) }),
    listPlaces(ctx),
    readLotSettings(ctx.db),
  ]);
  const location = { pathname: '/inventory/lots', params };
  const shops = places.filter((place) => place.sells);
  const filters =
    shops.length > 1
      ? [
          {
            key: 'location',
            label: t('expiring.location'),
            options: shops.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : [];
  return (
    <>
      <RefreshOn topics={['stock']} />
      <PageHeader
        title={t('expiring.title')}
        answers={t('expiring.answers', { days: page.expiringDays })}
        action={
          <>
            <LinkButton href="/inventory">{t('expiring.back')}</LinkButton>
            {can(ctx.actor, 'stock.track') ? <LotSettingsButton settings={settings} /> : null}
          </>
        }
      />
      {filters.length > 0 ? <FilterBar filters={filters} /> : null}
      {page.rows.length > 0 ? (
        <ExpiringTable
          rows={page.rows}
          expiringDays={page.expiringDays}
          mayExpire={can(ctx.actor, 'stock.expire')}
          location={location}
          prefs={prefs}
        />
      ) : locationIds.length > 0 ? (
        <EmptyState
          kind="no-match"
          action={<LinkButton href="/inventory/lots">{t('expiring.title')}</LinkButton>}
        />
      ) : (
        <EmptyState kind="nothing-yet" title={t('expiring.emptyTitle')} hint={t('expiring.emptyHint')} />
      )}
      <Pager location={location} after={page.after} />
    </>
  );
}
