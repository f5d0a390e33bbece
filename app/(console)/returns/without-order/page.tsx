import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listOrderChoices } from '#domains/orders/lists/list-choices.ts';
import { can } from '#domains/team/can.ts';
import { listApprovers } from '#domains/team/pin/list-approvers.ts';
import { UnreceiptedForm } from './unreceipted-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('unreceipted.title') };
}

/** Goods whose order nobody finds. */
export default async function WithoutOrderPage() {
  const [t, { ctx, business }] = await Promise.all([getTranslations('returns'), requireSession()]);
  if (!can(ctx.actor, 'return.unreceipted')) return <EmptyState kind="no-permission" />;
  const [{ channels, locations }, approvers] = await Promise.all([
    listOrderChoices(ctx),
    listApprovers(ctx, 'return.override'),
  ]);
  const own = channels
    .filter((channel) => channel.isActive)
    .sort((a, b) => Number(b.kind === 'store') - Number(a.kind === 'store'));
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('unreceipted.title')}
        answers={t('unreceipted.answers')}
        action={<LinkButton href="/returns">{t('desk.back')}</LinkButton>}
      />
      <UnreceiptedForm
        currency={business.reportingCurrency}
        channels={own.map(({ id, name }) => ({ id, name }))}
        places={locations.filter((place) => place.takesReturns).map(({ id, name }) => ({ id, name }))}
        approvers={approvers}
        mayRefund={can(ctx.actor, 'order.refund')}
      />
    </div>
  );
}
