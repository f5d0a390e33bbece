import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listBundles } from '#domains/catalog/list-bundles.ts';
import { can } from '#domains/team/can.ts';
import { BundleRows } from './bundle-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bundles'))('list') };
}

/** Every bundle that is sold, and how many of each its components make. */
export default async function BundlesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('bundles'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'product.read')) return <EmptyState kind="no-permission" />;
  const search = firstValueOf(params.q) ?? '';
  const { rows, after } = await listBundles(ctx, { search, after: firstValueOf(params.after) ?? '' });
  const next = new URLSearchParams({ ...(search ? { q: search } : {}), after: after ?? '' });
  return (
    <>
      <RefreshOn topics={['stock', 'product']} />
      <PageHeader
        title={t('list')}
        answers={t('listAnswers')}
        action={<LinkButton href="/inventory">{t('back')}</LinkButton>}
      />
      <FilterBar searchLabel={t('search')} filters={[]} />
      {rows.length === 0 ? (
        <EmptyState
          kind={search ? 'no-match' : 'nothing-yet'}
          title={t(search ? 'noMatch' : 'nothing')}
          hint={t('nothingHint')}
        />
      ) : (
        <BundleRows rows={rows} prefs={prefs} />
      )}
      {after ? <LinkButton href={`/inventory/bundles?${next}`}>{t('more')}</LinkButton> : null}
    </>
  );
}
