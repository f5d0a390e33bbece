import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getOrder } from '#domains/orders/get-order.ts';
import { type Desk, getDesk } from '#domains/orders/returns/desk/get-desk.ts';
import { CLAIM_KINDS } from '#domains/orders/returns/input.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { ClaimForm } from './claim-form.tsx';

type Props = { params: Promise<{ orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('desk.claim') };
}

/** What went wrong with a parcel, made good without goods coming back. */
export default async function ClaimPage({ params }: Props) {
  const [t, { ctx, prefs }, { orderId }] = await Promise.all([
    getTranslations('returns'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'order.claim')) return <EmptyState kind="no-permission" />;
  if (!isId(orderId)) notFound();
  const [order, desk] = await Promise.all([getOrder(ctx, orderId), getDesk(ctx, orderId)]);
  if (!order || !desk) notFound();
  const goods = order.lines.flatMap(({ id, sku, title, shipped, returned }) => {
    const claimed = desk.lines.find((one) => one.id === id)?.claimed ?? 0;
    const left = shipped - returned - claimed;
    return left > 0 ? [{ id, sku, title, left }] : [];
  });
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4">
      <PageHeader
        title={t('claim.title', { number: orderNumber(order.number, prefs) })}
        answers={t('claim.answers')}
        action={<LinkButton href={`/orders/${order.id}`}>{t('desk.openOrder')}</LinkButton>}
      />
      <Earlier claims={desk.claims} currency={order.currency} prefs={prefs} />
      {goods.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('desk.nothing')} hint={t('desk.nothingHint')} />
      ) : (
        <ClaimForm
          key={desk.claims.length}
          orderId={order.id}
          goods={goods}
          mayRefund={can(ctx.actor, 'order.refund')}
        />
      )}
    </div>
  );
}

async function Earlier(props: { claims: Desk['claims']; currency: string; prefs: Prefs }) {
  const { claims, currency, prefs } = props;
  const t = await getTranslations('returns.claim');
  if (claims.length === 0) return null;
  return (
    <Panel title={t('earlier')}>
      <ul className="flex flex-col gap-2">
        {claims.map((one) => {
          const kind = CLAIM_KINDS.find((known) => known === one.kind) ?? 'damaged';
          return (
            <li key={one.id} className="flex flex-wrap gap-x-2">
              <span className="font-medium">{t('number', { number: orderNumber(one.number, prefs) })}</span>
              <Time at={new Date(one.at)} prefs={prefs} />
              <span>{t(`kind.${kind}`)}</span>
              {one.refundMinor > 0 ? (
                <Money amountMinor={one.refundMinor} currency={currency} prefs={prefs} />
              ) : null}
              {one.replacement === null ? null : (
                <span>{t('replacedBy', { number: orderNumber(one.replacement, prefs) })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
