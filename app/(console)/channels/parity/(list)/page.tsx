import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listChannelViews } from '#domains/parity/drifts/list-channel-views.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { can } from '#domains/team/can.ts';
import { ChannelNav } from '../../channel-nav.tsx';
import { ChannelViews } from '../channel-views.tsx';
import { DriftActions } from '../drift-actions.tsx';
import { DriftFilters } from '../drift-filters.tsx';
import { DriftTable } from '../drift-table.tsx';
import { readDriftFilter } from '../read-drift-filter.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parity'))('title') };
}

/** Where channels show something else than the book says, and how old that knowledge is. */
export default async function ParityPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('parity'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'parity.read')) return <EmptyState kind="no-permission" />;
  const filter = readDriftFilter(params);
  const [page, views] = await Promise.all([listDrifts(ctx, filter), listChannelViews(ctx)]);
  const location = { pathname: '/channels/parity', params };
  const isKnown = views.some((view) => view.listings > 0);
  const isNarrow = filter.channelId || filter.kind || filter.search || filter.state !== 'open';
  const showAll = <LinkButton href="/channels/parity">{t('showAll')}</LinkButton>;
  const empty = isNarrow ? (
    <EmptyState kind="no-match" action={showAll} />
  ) : isKnown ? (
    <EmptyState kind="nothing-yet" title={t('none.title')} hint={t('none.hint')} />
  ) : (
    <EmptyState kind="nothing-yet" title={t('unread.title')} hint={t('unread.hint')} />
  );
  const mayPush = can(ctx.actor, 'parity.push') && views.some((view) => view.source?.mayWrite);
  const mayDecide = can(ctx.actor, 'parity.decide') && filter.state !== 'gone';
  return (
    <>
      <RefreshOn topics={filter.after ? [] : ['parity']} />
      <PageHeader title={t('title')} answers={t('answers')} />
      <ChannelNav here="parity" />
      <DriftFilters
        channels={views.map(({ channelId, channelName }) => ({ value: channelId, label: channelName }))}
      />
      <DriftTable
        rows={page.rows}
        location={location}
        actions={mayDecide ? <DriftActions state={filter.state} mayPush={mayPush} /> : undefined}
        now={ctx.now}
        prefs={prefs}
        empty={empty}
      />
      {page.next || filter.after ? <Pager location={location} after={page.next} /> : null}
      <ChannelViews views={views} now={ctx.now} prefs={prefs} />
    </>
  );
}
