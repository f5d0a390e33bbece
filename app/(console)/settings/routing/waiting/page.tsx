import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getRouting } from '#domains/fulfilment/routing/versions/get-routing.ts';
import { getLastAssignment } from '#domains/orders/routing/get-assignment.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { DecideButtons, ProposeButton } from './decide-buttons.tsx';
import { Proposal } from './proposal.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routing.waiting'))('title') };
}

/** Orders that wait, and how they would share best what there is. */
export default async function WaitingPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('routing'), requireSession()]);
  if (!can(ctx.actor, 'routing.read')) return <EmptyState kind="no-permission" />;
  const [{ plan, waiting }, { places, currency }] = await Promise.all([
    getLastAssignment(ctx),
    getRouting(ctx),
  ]);
  const mayAssign = can(ctx.actor, 'order.assign');
  const isRunning = plan?.status === 'running';
  const who = plan?.decidedBy ?? '';
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <RefreshOn topics={['settings', 'order']} />
      <PageHeader
        title={t('waiting.title')}
        answers={t('waiting.answers')}
        action={<LinkButton href="/settings/routing">{t('back')}</LinkButton>}
      />
      <Panel title={t('waiting.count', { count: waiting, shown: formatNumber(waiting, prefs) })}>
        <div className="flex flex-col gap-4">
          {isRunning ? <p role="status">{t('waiting.running')}</p> : null}
          {plan?.status === 'failed' ? <p className="text-bad">{t('waiting.failed')}</p> : null}
          {plan?.report ? (
            <Proposal report={plan.report} places={places} currency={currency} prefs={prefs} />
          ) : null}
          {plan?.status === 'applied' ? <p className="text-ok">{t('waiting.wasApplied', { who })}</p> : null}
          {plan?.status === 'rejected' ? (
            <p className="text-quiet">{t('waiting.wasRejected', { who })}</p>
          ) : null}
          {mayAssign && plan?.status === 'proposed' && plan.report ? (
            <DecideButtons planId={plan.id} canApply={plan.report.moves.length > 0} />
          ) : null}
          {mayAssign && !isRunning && waiting > 0 ? <ProposeButton /> : null}
        </div>
      </Panel>
    </div>
  );
}
