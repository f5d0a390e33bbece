import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listFacets } from '#domains/catalog/list-facets.ts';
import { listLow } from '#domains/inventory/list-low.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { LowTable } from './low-table.tsx';

const MAX_TEXT = 200;
const MAX_CURSOR = 400;
const MAX_VALUES = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.low'))('title') };
}

/** What to reorder soon, with the arithmetic that says so. */
export default async function LowPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('inventory'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const cursor = (name: string) => firstValueOf(params[name])?.slice(0, MAX_CURSOR);
  const [page, facets] = await Promise.all([
    listLow(ctx, {
      search: firstValueOf(params.q)?.slice(0, MAX_TEXT),
      categories: valuesOf(params.category).slice(0, MAX_VALUES),
      brands: valuesOf(params.brand).slice(0, MAX_VALUES),
      after: cursor('after'),
      before: cursor('before'),
    }),
    listFacets(ctx),
  ]);
  const days = page.lowCoverDays;
  const location = { pathname: '/inventory/low', params };
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const filters = [
    { key: 'category', label: t('filter.category'), options: plain(facets.categories) },
    { key: 'brand', label: t('filter.brand'), options: plain(facets.brands) },
  ].filter((filter) => filter.options.length > 1);
  const isFiltered = ['q', 'category', 'brand'].some((name) => valuesOf(params[name]).length > 0);
  return (
    <>
      <RefreshOn topics={['stock', 'order']} />
      <PageHeader
        title={
          <span className="inline-flex items-center gap-1">
            {t('low.title')}
            <Definition
              name={t('low.rule')}
              words={t('low.ruleWords', { days: formatNumber(days, prefs) })}
              formula={t('definition.coverFormula')}
              source={t('definition.coverSource')}
            />
          </span>
        }
        answers={t('low.answers', { days })}
        action={<LinkButton href="/inventory">{t('low.back')}</LinkButton>}
      />
      <FilterBar searchLabel={t('search')} filters={filters} />
      {page.rows.length > 0 ? (
        <LowTable
          rows={page.rows}
          currency={business.reportingCurrency}
          lowCoverDays={days}
          seesCost={can(ctx.actor, 'cost.read')}
          location={location}
          prefs={prefs}
        />
      ) : isFiltered ? (
        <EmptyState kind="no-match" action={<LinkButton href="/inventory/low">{t('showAll')}</LinkButton>} />
      ) : (
        <EmptyState kind="nothing-yet" title={t('low.emptyTitle')} hint={t('low.emptyHint', { days })} />
      )}
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}
