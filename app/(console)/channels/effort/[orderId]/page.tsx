import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readJourney } from '#domains/analytics/effort/read-journey.ts';
import { can } from '#domains/team/can.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { Minutes } from '../minutes.tsx';
import { JourneyStory } from './journey-story.tsx';

type Props = { params: Promise<{ orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort'))('journey.title') };
}

/** The way to one order and from it, with what cost its customer time. */
export default async function JourneyPage({ params }: Props) {
  const [t, { ctx, prefs }, { orderId }] = await Promise.all([
    getTranslations('effort'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const journey = (await readJourney(ctx, orderId)) ?? notFound();
  return (
    <>
      <PageHeader
        title={t('journey.ofOrder', { number: orderNumber(journey.number, prefs) })}
        answers={t('journey.answers')}
        action={
          <>
            <LinkButton href={`/orders/${orderId}`}>{t('journey.order')}</LinkButton>
            <LinkButton href="/channels/effort">{t('journey.all')}</LinkButton>
          </>
        }
      />
      <p className="mb-4">
        <UserText>{journey.channelName}</UserText> ·{' '}
        <span className="font-medium">
          <Minutes value={journey.seconds / 60} prefs={prefs} />
        </span>{' '}
        {t('journey.lost')}
      </p>
      <JourneyStory journey={journey} prefs={prefs} />
    </>
  );
}
