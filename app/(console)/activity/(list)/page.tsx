import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { hrefWith, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readActivityFilter } from '#domains/analytics/activity/activity-filter.ts';
import { listActivity, listActors } from '#domains/analytics/activity/list-activity.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { ActivityFilters } from '../activity-filters.tsx';
import { ActivityTable } from '../activity-table.tsx';
import { ActivityViews } from '../activity-views.tsx';

const TOPICS = ['order', 'stock', 'product', 'customer', 'channel', 'import', 'settings', 'team', 'cost'];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') };
}

/** Who did what, when, to which thing: nothing here can be changed or removed. */
export default async function ActivityPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('activity'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'audit.read')) return <EmptyState kind="no-permission" />;
  const filter = readActivityFilter(params);
  const [page, actors, views] = await Promise.all([
    listActivity(ctx, filter),
    listActors(ctx),
    listViews(ctx, 'activity'),
  ]);
  const location = { pathname: '/activity', params };
  const isNarrowed = Object.keys(params).some((name) => NARROWING.includes(name));
  return (
    <>
      <RefreshOn topics={filter.after === null && filter.before === null ? TOPICS : []} />
      <PageHeader title={t('title')} answers={t('answers')} />
      <ActivityViews location={location} views={views} mayShare={can(ctx.actor, 'view.share')} />
      <ActivityFilters actors={actors} />
      {filter.subjectId ? (
        <p className="mb-3 flex flex-wrap items-center gap-2 text-sm text-quiet">
          {t('onlyAbout')} <Ltr>{filter.subjectId}</Ltr>
          <LinkButton size="small" href={hrefWith(location, { id: null })}>
            {t('aboutAll')}
          </LinkButton>
        </p>
      ) : null}
      <ActivityTable
        rows={page.rows}
        location={location}
        now={ctx.now}
        prefs={prefs}
        empty={
          isNarrowed ? (
            <EmptyState kind="no-match" action={<LinkButton href="/activity">{t('showAll')}</LinkButton>} />
          ) : (
            <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
          )
        }
      />
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}

const NARROWING = ['who', 'verb', 'subject', 'id', 'from', 'to', 'after', 'before'];
