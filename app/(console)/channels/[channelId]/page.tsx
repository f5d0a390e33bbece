import type { Metadata } from 'next';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listAnnotations } from '#domains/analytics/board/annotations/list-annotations.ts';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { channelPostings, sumChannelPostings } from '#domains/analytics/board/channel-postings.ts';
import { channelReport } from '#domains/analytics/board/channel-report.ts';
import { type PeriodChoice, readPeriod } from '#domains/analytics/read-period.ts';
import { listLocations } from '#domains/fulfilment/list-locations.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AnnotationPanel, lastDayOf } from '../_annotations/annotation-panel.tsx';
import { AnnotationStrip } from '../_annotations/annotation-strip.tsx';
import { BoardFigures } from '../board-figures.tsx';
import { PeriodBar } from '../period-bar.tsx';
import { SalesChart } from '../sales-chart.tsx';
import { ChannelFacts } from './channel-facts.tsx';
import { ChannelHead } from './channel-head.tsx';
import { DayTable } from './day-table.tsx';
import { loadChannel } from './load-channel.ts';
import { MetricList } from './metric-list.tsx';
import { PostingTable } from './posting-table.tsx';

type Props = { params: Promise<{ channelId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { channel } = await loadChannel((await params).channelId);
  return { title: channel?.name };
}

/** What one channel earned in a period, down to the postings, and how it stands. */
export default async function ChannelPage({ params, searchParams }: Props) {
  const [{ ctx, prefs, business }, { channelId }, asked] = await Promise.all([
    requireSession(),
    params,
    searchParams,
  ]);
  const { channel } = await loadChannel(channelId);
  if (!channel) return <EmptyState kind="no-permission" />;
  const text = (name: string) => firstValueOf(asked[name]);
  const choice = readPeriod(
    { from: text('from'), to: text('to'), preset: text('preset'), compare: text('compare') },
    dayIn(business.timeZone, ctx.now),
    prefs.calendar,
  );
  const locations = await listLocations(ctx);
  const names = channel.locationIds.flatMap((id) => locations.find((place) => place.id === id)?.name ?? []);
  return (
    <>
      <ChannelHead channel={channel} actor={ctx.actor} tab="figures" />
      <ChannelFacts channel={channel} locationNames={names} now={ctx.now} prefs={prefs} />
      {can(ctx.actor, 'channel.figures') ? (
        <Figures channelId={channel.id} choice={choice} params={asked} />
      ) : null}
    </>
  );
}

async function Figures({
  channelId,
  choice,
  params,
}: {
  channelId: string;
  choice: PeriodChoice;
  params: ListParams;
}) {
  const { session, channel } = await loadChannel(channelId);
  if (!channel) return null;
  const { ctx, prefs, business } = session;
  const after = firstValueOf(params.after) ?? null;
  const { period, compared } = choice;
  // Adding up all postings takes longer than showing the newest: it comes after them.
  const all = sumChannelPostings(ctx, { channelId, period });
  all.catch(() => undefined);
  const [report, board, postings, annotations] = await Promise.all([
    channelReport(ctx, { channelId, period, compared }),
    channelBoard(ctx, choice),
    channelPostings(ctx, { channelId, period, after: isCursor(after) ? after : null }),
    listAnnotations(ctx, { period, channelId }),
  ]);
  const { now, before, days } = report;
  const location = { pathname: `/channels/${channelId}`, params };
  const currency = business.reportingCurrency;
  const row = { ...channel, channelId, now, before };
  const figures = board.rows.find((one) => one.channelId === channelId);
  const points = days.map(({ day, values }) => ({
    channelId,
    day,
    netMinor: values.net ?? 0,
    orders: values.orders ?? 0,
  }));
  return (
    <>
      <PeriodBar choice={choice} location={location} prefs={prefs} />
      <BoardFigures total={{ now, before }} choice={choice} currency={currency} prefs={prefs} />
      <SalesChart
        board={{ rows: [row], days: points }}
        choice={choice}
        currency={currency}
        calendar={prefs.calendar}
      >
        <AnnotationStrip annotations={annotations} period={period} prefs={prefs} />
      </SalesChart>
      <AnnotationPanel
        annotations={annotations}
        channels={[{ channelId, name: channel.name }]}
        today={lastDayOf(period, dayIn(business.timeZone, ctx.now))}
        mayWrite={can(ctx.actor, 'annotation.write')}
        prefs={prefs}
      />
      {figures ? (
        <MetricList row={figures} metrics={board.metrics} period={period} currency={currency} prefs={prefs} />
      ) : null}
      <DayTable report={report} currency={currency} prefs={prefs} />
      <PostingTable
        page={postings}
        all={all}
        location={location}
        currency={currency}
        showsCosts={can(ctx.actor, 'cost.read')}
        prefs={prefs}
      />
    </>
  );
}

function isCursor(text: string | null): boolean {
  return /^\d{4}-\d{2}-\d{2}_\d{1,15}$/.test(text ?? '');
}
