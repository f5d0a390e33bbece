import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getOrder, type OrderDetail } from '#domains/orders/get-order.ts';
import { listOrderChoices } from '#domains/orders/lists/list-choices.ts';
import { type Desk, getDesk } from '#domains/orders/returns/desk/get-desk.ts';
import { can } from '#domains/team/can.ts';
import { listApprovers } from '#domains/team/pin/list-approvers.ts';
import { isId } from '#lib/ids.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { DeskForm } from './desk-form.tsx';
import type { DeskGoods } from './desk-line.tsx';

type Props = { params: Promise<{ orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('title') };
}

/** Goods of one order on the desk: what came back, in which state, and what the customer gets for it. */
export default async function ReturnDeskPage({ params }: Props) {
  const [t, { ctx, prefs }, { orderId }] = await Promise.all([
    getTranslations('returns'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'order.return')) return <EmptyState kind="no-permission" />;
  if (!isId(orderId)) notFound();
  const [order, desk, { locations }, approvers] = await Promise.all([
    getOrder(ctx, orderId),
    getDesk(ctx, orderId),
    listOrderChoices(ctx),
    listApprovers(ctx, 'return.override'),
  ]);
  if (!order || !desk) notFound();
  const goods = goodsOf(order, desk);
  const number = orderNumber(order.number, prefs);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('desk.title', { number })}
        answers={t('desk.answers')}
        action={
          <>
            <LinkButton href="/returns">{t('desk.back')}</LinkButton>
            <LinkButton href={`/orders/${order.id}`}>{t('desk.openOrder')}</LinkButton>
            {can(ctx.actor, 'order.claim') ? (
              <LinkButton href={`/returns/${order.id}/claim`}>{t('desk.claim')}</LinkButton>
            ) : null}
          </>
        }
      />
      <p className="-mt-2 mb-4 text-quiet">
        <UserText>{order.channelName}</UserText> ·{' '}
        <Time at={new Date(order.placedAt)} prefs={prefs} shape="date" />
        {order.customer ? (
          <>
            {' · '}
            <UserText>{order.customer.name}</UserText>
          </>
        ) : null}
        {' · '}
        <Money amountMinor={order.totalMinor} currency={order.currency} prefs={prefs} />
      </p>
      {desk.exchanges.map((one) => (
        <p key={one.returnNumber} className="mb-2">
          <Link className="text-accent underline underline-offset-2" href={asRoute(`/orders/${one.orderId}`)}>
            {t(one.isNewer ? 'desk.exchangedFor' : 'desk.exchangedFrom', {
              number: orderNumber(one.number, prefs),
            })}
          </Link>
        </p>
      ))}
      {goods.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('desk.nothing')} hint={t('desk.nothingHint')} />
      ) : (
        <DeskForm
          order={{ id: order.id, channelId: order.channelId, currency: order.currency }}
          goods={goods}
          isFirstPolicy={desk.policyVersion === 0}
          places={locations.filter((place) => place.takesReturns).map(({ id, name }) => ({ id, name }))}
          approvers={approvers}
          mayRefund={can(ctx.actor, 'order.refund')}
          mayExchange={can(ctx.actor, 'order.exchange')}
        />
      )}
    </div>
  );
}

function goodsOf(order: OrderDetail, desk: Desk): DeskGoods[] {
  return order.lines.flatMap((line) => {
    const known = desk.lines.find((one) => one.id === line.id);
    const left = line.shipped - line.returned;
    if (left <= 0 || !known) return [];
    const { id, variantId, sku, title } = line;
    const { codes, serials, claimed, judgement } = known;
    return [{ id, variantId, sku, title, left, codes, serials, claimed, judgement }];
  });
}
