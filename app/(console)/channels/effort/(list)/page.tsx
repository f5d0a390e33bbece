import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FigureCard } from '#components/ui/figure-card.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listAnnotations } from '#domains/analytics/board/annotations/list-annotations.ts';
import { channelEffort, minutesPerOrder } from '#domains/analytics/effort/channel-effort.ts';
import { listJourneys } from '#domains/analytics/effort/list-journeys.ts';
import { readEffortProgress } from '#domains/analytics/effort/settings/get-rules.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AnnotationPanel, lastDayOf } from '../../_annotations/annotation-panel.tsx';
import { AnnotationStrip } from '../../_annotations/annotation-strip.tsx';
import { ChannelNav } from '../../channel-nav.tsx';
import { PeriodBar } from '../../period-bar.tsx';
import { CountingNote } from '../counting-note.tsx';
import { EffortChart } from '../effort-chart.tsx';
import { EffortFilters } from '../effort-filters.tsx';
import { EffortGaps } from '../effort-gaps.tsx';
import { EffortTable } from '../effort-table.tsx';
import { JourneyTable } from '../journey-table.tsx';
import { Minutes, oneDigit } from '../minutes.tsx';
import { readEffortFilter } from '../read-effort-filter.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort'))('title') };
}

/** What buying costs customers in time that they did not choose: by channel and step, and the worst journeys. */
export default async function EffortPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('effort'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const filter = readEffortFilter(params, { today, calendar: prefs.calendar });
  const { choice, channelId, step, after } = filter;
  const [effort, journeys, channels, progress, annotations] = await Promise.all([
    channelEffort(ctx, { ...choice, channelId }),
    listJourneys(ctx, { period: choice.period, channelId, step, after }),
    listChannels(ctx),
    readEffortProgress(ctx),
    listAnnotations(ctx, { period: choice.period, ...(channelId ? { channelId } : {}) }),
  ]);
  const location = { pathname: '/channels/effort', params };
  const perOrder = minutesPerOrder(effort.total);
  const before = effort.total.before ? minutesPerOrder(effort.total.before) : null;
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/channels/effort/rules">{t('rulesLink')}</LinkButton>
            {can(ctx.actor, 'walk.read') ? (
              <LinkButton href="/channels/walks">{t('walks')}</LinkButton>
            ) : null}
          </>
        }
      />
      <ChannelNav here="effort" />
      <PeriodBar choice={choice} location={location} prefs={prefs} />
      <EffortFilters channels={channels.map(({ id, name }) => ({ value: id, label: name }))} />
      <div className="mb-4 grid gap-4 sm:max-w-sm">
        <FigureCard
          name={t('perOrder')}
          figure={<Minutes value={perOrder} prefs={prefs} />}
          prefs={prefs}
          note={before === null ? undefined : t('before', { minutes: oneDigit(before, prefs) })}
        />
      </div>
      <EffortChart days={effort.days} choice={choice} calendar={prefs.calendar}>
        <AnnotationStrip annotations={annotations} period={choice.period} prefs={prefs} />
      </EffortChart>
      <AnnotationPanel
        annotations={annotations}
        channels={channels.map(({ id, name }) => ({ channelId: id, name }))}
        today={lastDayOf(choice.period, today)}
        mayWrite={can(ctx.actor, 'annotation.write')}
        prefs={prefs}
      />
      <EffortTable rows={effort.rows} location={location} prefs={prefs} />
      <div className="mt-3">
        <CountingNote progress={progress} prefs={prefs} />
      </div>
      <EffortGaps rows={effort.rows} mayTrack={can(ctx.actor, 'channel.write')} prefs={prefs} />
      <h2 className="mt-8 mb-3 text-md font-medium">{t('worst')}</h2>
      <JourneyTable rows={journeys.rows} location={location} prefs={prefs} />
      <Pager location={location} after={journeys.next} />
    </>
  );
}
