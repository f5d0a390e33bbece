import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { hrefWith, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listAnnotations } from '#domains/analytics/board/annotations/list-annotations.ts';
import { compareChannelUse } from '#domains/analytics/retention/compare-channel-use.ts';
import { listCohorts } from '#domains/analytics/retention/list-cohorts.ts';
import { listRepeatCurves } from '#domains/analytics/retention/list-repeat-curves.ts';
import { listStays } from '#domains/analytics/retention/list-stays.ts';
import { watchChurn } from '#domains/analytics/retention/watch-churn.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AnnotationPanel } from '../_annotations/annotation-panel.tsx';
import { ChannelNav } from '../channel-nav.tsx';
import { ChannelUsePanel } from './channel-use-panel.tsx';
import { ChoiceLinks } from './choice-links.tsx';
import { ChurnPanel } from './churn-panel.tsx';
import { CohortPanel } from './cohort-panel.tsx';
import { type Asked, REACHES, readAsked } from './read-asked.ts';
import { RepeatPanel } from './repeat-panel.tsx';
import { type NamedChannel, StayPanel } from './stay-panel.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') };
}

/** Who stays, by the channel that brought them. */
export default async function RetentionPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('retention'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const { calendar } = prefs;
  const asked = readAsked(params, { today, calendar, seesCosts: can(actor, 'cost.read') });
  const [known, cohorts, spans, curves, use, churn, annotations] = await Promise.all([
    listChannels(ctx),
    listCohorts(ctx, { calendar, channelId: asked.channelId, sinceOn: asked.sinceOn, today }),
    listStays(ctx, { calendar, span: asked.span, today }),
    listRepeatCurves(ctx, { calendar, sinceOn: asked.sinceOn, today }),
    compareChannelUse(ctx, { calendar, channelId: asked.channelId, today }),
    can(actor, 'prediction.read') ? watchChurn(ctx, today) : null,
    listAnnotations(ctx, {
      period: { from: asked.sinceOn, to: today },
      ...(asked.channelId ? { channelId: asked.channelId } : {}),
    }),
  ]);
  const channels = known.map(({ id, name, kind }) => ({ id, name, kind }));
  const location = { pathname: '/channels/retention', params };
  const mayOpen = can(actor, 'customer.read');
  const currency = business.reportingCurrency;
  const shared = { asked, location, mayOpen, prefs };
  return (
    <>
      <RefreshOn topics={['order', 'customer', 'prediction']} />
      <PageHeader title={t('title')} answers={t('answers')} />
      <ChannelNav here="retention" />
      <Choices asked={asked} channels={channels} location={location} />
      <div className="flex flex-col gap-4">
        <CohortPanel cohorts={cohorts} currency={currency} {...shared} />
        <StayPanel spans={spans} channels={channels} {...shared} />
        <AnnotationPanel
          annotations={annotations}
          channels={channels.map(({ id, name }) => ({ channelId: id, name }))}
          today={today}
          mayWrite={can(actor, 'annotation.write')}
          prefs={prefs}
        />
        <RepeatPanel curves={curves} channels={channels} prefs={prefs} />
        <ChannelUsePanel use={use} currency={currency} prefs={prefs} />
        {churn ? (
          <ChurnPanel watch={churn} channels={channels} mayOpen={mayOpen} currency={currency} prefs={prefs} />
        ) : null}
      </div>
    </>
  );
}

type ChoicesProps = { asked: Asked; channels: readonly NamedChannel[]; location: ListLocation };

async function Choices({ asked, channels, location }: ChoicesProps) {
  const t = await getTranslations('retention');
  return (
    <div className="mb-4 flex flex-col gap-1 text-sm">
      <ChoiceLinks
        label={t('channel')}
        options={[{ id: null, name: t('allChannels') }, ...channels].map(({ id, name }) => ({
          key: id ?? 'all',
          name,
          href: hrefWith(location, { channel: id }),
          isOn: id === asked.channelId,
        }))}
      />
      <ChoiceLinks
        label={t('reach')}
        options={REACHES.map((reach) => ({
          key: reach,
          name: t('months', { count: Number(reach) }),
          href: hrefWith(location, { reach }),
          isOn: reach === asked.reach,
        }))}
      />
    </div>
  );
}
