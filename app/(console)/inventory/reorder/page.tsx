import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listFacets } from '#domains/catalog/list-facets.ts';
import { listReorder } from '#domains/planning/advice/list-reorder.ts';
import { REORDER_SHOWN } from '#domains/planning/advice/reorder-filter.ts';
import { getForecastRun } from '#domains/planning/runs/get-forecast-run.ts';
import { listPurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { can } from '#domains/team/can.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { MadeDraftsFrame } from './made-drafts.tsx';
import { readReorderFilter } from './read-reorder-filter.ts';
import { ReorderTable } from './reorder-table.tsx';
import { RunBar, UpdateButton } from './run-bar.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planning'))('title') };
}

/** What to order, where to and how much, from forecasts of demand. */
export default async function ReorderPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('planning'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'planning.read')) return <EmptyState kind="no-permission" />;
  const filter = readReorderFilter(params);
  const [page, run, facets, choices] = await Promise.all([
    listReorder(ctx, filter),
    getForecastRun(ctx),
    listFacets(ctx),
    listPurchaseChoices(ctx),
  ]);
  const location = { pathname: '/inventory/reorder', params };
  const isFiltered = ['q', 'supplier', 'location', 'category'].some(
    (name) => valuesOf(params[name]).length > 0,
  );
  const mayWrite = can(actor, 'planning.write');
  const isAtWork = run?.status === 'waiting' || run?.status === 'running';
  const until = run ? t('run.until', { day: formatBusinessDate(run.untilOn, prefs) }) : '';
  const update = mayWrite ? <UpdateButton isBusy={isAtWork} /> : null;
  return (
    <MadeDraftsFrame>
      <RefreshOn topics={['forecast', 'stock', 'purchase']} />
      <PageHeader
        title={
          <span className="inline-flex items-center gap-1">
            {t('title')}
            <Definition
              name={t('definition.point')}
              words={t('definition.pointWords')}
              formula={t('definition.pointFormula')}
              source={t('definition.pointSource')}
            />
          </span>
        }
        answers={[t('answers'), until].filter(Boolean).join(' ')}
        action={
          <>
            <LinkButton href="/inventory">{t('stock')}</LinkButton>
            <LinkButton href="/inventory/reorder/rules">{t('rulesLink')}</LinkButton>
            {update}
          </>
        }
      />
      {run ? <RunBar run={run} mayStop={mayWrite} /> : null}
      <FilterBar searchLabel={t('search')} filters={filtersOf(t, { facets, choices })} />
      {page.rows.length > 0 ? (
        <>
          <p role="status" className="mb-2 text-quiet">
            {t('needed', { count: page.needed })}
          </p>
          <ReorderTable
            rows={page.rows}
            currency={business.reportingCurrency}
            rights={{
              seesCost: can(actor, 'cost.read'),
              mayDraft: mayWrite && can(actor, 'purchase.write'),
            }}
            location={location}
            prefs={prefs}
          />
        </>
      ) : isFiltered ? (
        <EmptyState
          kind="no-match"
          action={<LinkButton href="/inventory/reorder?show=all">{t('showAll')}</LinkButton>}
        />
      ) : run?.status === 'done' ? (
        <EmptyState
          kind="nothing-yet"
          title={t('empty.enoughTitle')}
          hint={t('empty.enoughHint')}
          action={<LinkButton href="/inventory/reorder?show=all">{t('showAll')}</LinkButton>}
        />
      ) : (
        <EmptyState
          kind="nothing-yet"
          title={t('empty.title')}
          hint={t('empty.hint')}
          action={isAtWork ? null : update}
        />
      )}
      <Pager location={location} after={page.after} before={page.before} />
    </MadeDraftsFrame>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'planning'>>>;
type Choices = {
  facets: Awaited<ReturnType<typeof listFacets>>;
  choices: Awaited<ReturnType<typeof listPurchaseChoices>>;
};

function filtersOf(t: Words, { facets, choices }: Choices) {
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const shown = REORDER_SHOWN.map((value) => ({ value, label: t(`show.${value}`) }));
  const plain = facets.categories.map((value) => ({ value, label: value }));
  return [
    { key: 'show', label: t('filter.show'), options: shown, choose: 'one' as const },
    { key: 'supplier', label: t('filter.supplier'), options: named(choices.suppliers) },
    { key: 'location', label: t('filter.location'), options: named(choices.places) },
    { key: 'category', label: t('filter.category'), options: plain },
  ].filter((filter) => filter.options.length > 1);
}
