import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listCorrections } from '#domains/parity/corrections/list-corrections.ts';
import { previewPush } from '#domains/parity/corrections/preview-push.ts';
import { findLastChange } from '#domains/parity/drifts/find-last-change.ts';
import { getDrift } from '#domains/parity/drifts/list-drifts.ts';
import type { PushVerdict } from '#domains/parity/rules/judge-push.ts';
import { can } from '#domains/team/can.ts';
import { DriftButtons } from '../drift-actions.tsx';
import { FactText } from '../fact-text.tsx';
import { CorrectionStory } from './correction-story.tsx';
import { DriftDecision } from './drift-decision.tsx';
import { SidePanel } from './side-panel.tsx';

/** What can be written is written at once, but for a price that would move far. */
const WAYS: Record<PushVerdict, 'now' | 'ask' | 'no'> = {
  ready: 'now',
  wide: 'ask',
  busy: 'no',
  paused: 'no',
  closed: 'no',
  unwritable: 'no',
};

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
  const mayPush = can(ctx.actor, 'parity.push');
  const [{ ours, theirs }, corrections, pushable] = await Promise.all([
    findLastChange(ctx, drift),
    listCorrections(ctx, drift.id),
    mayPush ? previewPush(ctx, [drift.id]) : [],
  ]);
  const verdict = pushable[0]?.verdict ?? 'closed';
  const wants = pushable[0]?.wants;
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
          <DriftButtons
            driftIds={[drift.id]}
            state={drift.state}
            push={WAYS[verdict]}
            isStock={drift.kind === 'stock'}
          />
          {wants && WAYS[verdict] !== 'no' ? (
            <span className="text-quiet">
              {t('correction.willWrite')} <FactText fact={wants} prefs={prefs} />
            </span>
          ) : null}
        </div>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <SidePanel drift={drift} side="theirs" change={theirs} now={ctx.now} prefs={prefs} />
        <SidePanel drift={drift} side="ours" change={ours} now={ctx.now} prefs={prefs} />
      </div>
      <CorrectionStory corrections={corrections} mayUndo={mayPush} now={ctx.now} prefs={prefs} />
      <p className="mt-4 max-w-prose text-sm text-quiet">
        {t(drift.kind === 'stock' ? 'drift.whatStock' : 'drift.what')}
      </p>
    </>
  );
}
