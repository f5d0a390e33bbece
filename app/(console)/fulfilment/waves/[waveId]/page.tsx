import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { can } from '#domains/team/can.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { Walk } from './walk.tsx';

type Props = { params: Promise<{ waveId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fulfilment'))('stage.pick') };
}

/** A walk through the shelves: what to take, in the order of the way, scan by scan. */
export default async function WavePage({ params }: Props) {
  const [t, { ctx, prefs }, { waveId }] = await Promise.all([
    getTranslations('fulfilment'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'fulfilment.read')) return <EmptyState kind="no-permission" />;
  const wave = await getWave(ctx, waveId);
  if (!wave) notFound();
  return (
    <div className="mx-auto max-w-2xl">
      <RefreshOn topics={['pick']} />
      <PageHeader
        title={t('wave', { number: orderNumber(wave.number, prefs) })}
        answers={t('walk.answers')}
        action={<LinkButton href={`/fulfilment/pick-lists/${wave.id}`}>{t('walk.print')}</LinkButton>}
      />
      <p className="-mt-2 mb-4 text-quiet">
        <UserText>{wave.locationName}</UserText> ·{' '}
        {t.rich('walk.by', { who: () => <UserText>{wave.madeBy}</UserText> })}
      </p>
      <Walk
        waveId={wave.id}
        locationId={wave.locationId}
        isOpen={wave.status === 'open'}
        mayPick={can(ctx.actor, 'picking.write')}
        tasks={wave.tasks}
      />
    </div>
  );
}
