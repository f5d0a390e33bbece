import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession, type Session } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listAnnotations } from '#domains/analytics/board/annotations/list-annotations.ts';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { channelPaths } from '#domains/analytics/board/channel-paths.ts';
import { readPeriod } from '#domains/analytics/read-period.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AnnotationPanel, lastDayOf } from '../_annotations/annotation-panel.tsx';
import { AnnotationStrip } from '../_annotations/annotation-strip.tsx';
import { BoardFigures } from '../board-figures.tsx';
import { BoardTable } from '../board-table.tsx';
import { ChannelNav } from '../channel-nav.tsx';
import { ChannelStates } from '../channel-states.tsx';
import { PeriodBar } from '../period-bar.tsx';
import { SalesChart } from '../sales-chart.tsx';
import { SoftLinks } from '../soft-links.tsx';
import { BoardPaths } from './board-paths.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('title') };
}

/** What each channel earns, and whether its messages flow. */
export default async function ChannelsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, session, params] = await Promise.all([
    getTranslations('channels'),
    requireSession(),
    searchParams,
  ]);
  const { ctx, prefs } = session;
  if (!can(ctx.actor, 'channel.read')) return <EmptyState kind="no-permission" />;
  const states = await listChannels(ctx);
  const add = can(ctx.actor, 'channel.write') ? (
    <LinkButton look="primary" href="/channels/new">
      {t('add')}
    </LinkButton>
  ) : null;
  return (
    <>
      <RefreshOn topics={['order', 'channel', 'cost', 'inbox']} />
      <PageHeader title={t('title')} answers={t('answers')} action={add} />
      <ChannelNav here="board" />
      {can(ctx.actor, 'channel.figures') ? <Board session={session} params={params} /> : null}
      <ChannelStates channels={states} now={ctx.now} prefs={prefs} />
    </>
  );
}

async function Board({
  session: { ctx, prefs, business },
  params,
}: {
  session: Session;
  params: ListParams;
}) {
  const asked = (name: string) => firstValueOf(params[name]);
  const today = dayIn(business.timeZone, ctx.now);
  const choice = readPeriod(
    { from: asked('from'), to: asked('to'), preset: asked('preset'), compare: asked('compare') },
    today,
    prefs.calendar,
  );
  const { period } = choice;
  const [board, paths, annotations] = await Promise.all([
    channelBoard(ctx, choice),
    channelPaths(ctx, period),
    listAnnotations(ctx, { period }),
  ]);
  const location = { pathname: '/channels', params };
  const currency = business.reportingCurrency;
  return (
    <>
      <PeriodBar choice={choice} location={location} prefs={prefs} />
      <BoardFigures
        total={board.total}
        course={board.course}
        channelId={null}
        choice={choice}
        currency={currency}
        prefs={prefs}
      />
      <SalesChart board={board} choice={choice} currency={currency} calendar={prefs.calendar}>
        <AnnotationStrip annotations={annotations} period={period} prefs={prefs} />
      </SalesChart>
      <AnnotationPanel
        annotations={annotations}
        channels={board.rows.map(({ channelId, name }) => ({ channelId, name }))}
        today={lastDayOf(period, today)}
        mayWrite={can(ctx.actor, 'annotation.write')}
        prefs={prefs}
      />
      <SoftLinks>
        <BoardTable board={board} choice={choice} location={location} currency={currency} prefs={prefs} />
        <BoardPaths channels={board.rows} cells={paths} period={period} currency={currency} prefs={prefs} />
      </SoftLinks>
    </>
  );
}
