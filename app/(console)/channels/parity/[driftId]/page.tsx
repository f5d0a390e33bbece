import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { findLastChange } from '#domains/parity/drifts/find-last-change.ts';
import { getDrift } from '#domains/parity/drifts/list-drifts.ts';
import { can } from '#domains/team/can.ts';
import { DriftButtons } from '../drift-actions.tsx';
import { DriftDecision } from './drift-decision.tsx';
import { SidePanel } from './side-panel.tsx';

type Props = { params: Promise<{ driftId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parity'))('title') };
}

/** One difference: what each side says, who changed it last, and what to do about it. */
export default async function DriftPage({ params }: Props) {
  const [t, { ctx, prefs }, { driftId }] = await Promise.all([
    getTranslations('parity'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'parity.read')) return <EmptyState kind="no-permission" />;
  const drift = (await getDrift(ctx, driftId)) ?? notFound();
  const { ours, theirs } = await findLastChange(ctx, drift);
  const mayDecide = can(ctx.actor, 'parity.decide') && drift.endedAt === null;
  return (
    <>
      <RefreshOn topics={['parity']} />
      <PageHeader
        title={
          <>
            {t(`kind.${drift.kind}`)} · <bdi>{drift.variantTitle}</bdi>
          </>
        }
        answers={t('drift.answers', { channel: drift.channelName, sku: drift.sku })}
        action={
          <>
            <LinkButton href={`/inventory/${drift.variantId}`}>{t('drift.goods')}</LinkButton>
            <LinkButton href="/channels/parity">{t('drift.all')}</LinkButton>
          </>
        }
      />
      <DriftDecision drift={drift} now={ctx.now} prefs={prefs} />
      {mayDecide ? (
        <div className="mb-4 flex flex-wrap items-center gap-2" data-no-print>
          <DriftButtons driftIds={[drift.id]} state={drift.state} isStock={drift.kind === 'stock'} />
        </div>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <SidePanel drift={drift} side="theirs" change={theirs} now={ctx.now} prefs={prefs} />
        <SidePanel drift={drift} side="ours" change={ours} now={ctx.now} prefs={prefs} />
      </div>
      <p className="mt-4 max-w-prose text-sm text-quiet">
        {t(drift.kind === 'stock' ? 'drift.whatStock' : 'drift.what')}
      </p>
    </>
  );
}
