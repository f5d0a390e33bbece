import { Printer } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listPickupPlaces } from '#domains/fulfilment/pickup/pickup-place.ts';
import { getOrderPoints } from '#domains/loyalty/get-order-points.ts';
import { getOrder } from '#domains/orders/get-order.ts';
import { getOrderTimeline } from '#domains/orders/get-order-timeline.ts';
import { getDecision } from '#domains/orders/routing/get-decision.ts';
import { can } from '#domains/team/can.ts';
import { nextActions, ORDER_ACTIONS } from './next-actions.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderReturns, OrderShipments } from './order-parcels.tsx';
import { OrderPeople } from './order-people.tsx';
import { OrderPoints } from './order-points.tsx';
import { AttentionReason, OrderFacts, OrderHead } from './order-state.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { OrderVersions } from './order-versions.tsx';
import { PickupPanel } from './pickup/pickup-panel.tsx';
import { RoutingPanel } from './routing/routing-panel.tsx';

type Props = { params: Promise<{ orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('one') };
}

/** One order: what it is, where its goods and its money are, what can be done now, and its story. */
export default async function OrderPage({ params }: Props) {
  const [t, { ctx, prefs, business }, { orderId }] = await Promise.all([
    getTranslations('orders'),
    requireSession(),
    params,
  ]);
  const { actor, now } = ctx;
  if (!can(actor, 'order.read')) return <EmptyState kind="no-permission" />;
  const order = await getOrder(ctx, orderId);
  if (!order) notFound();
  const [decision, entries, pickupPlaces, points] = await Promise.all([
    getDecision(ctx, orderId),
    getOrderTimeline(ctx, orderId),
    listPickupPlaces(ctx),
    getOrderPoints(ctx, orderId),
  ]);
  const actions = nextActions(order)
    .filter((action) => can(actor, ORDER_ACTIONS[action]))
    .filter((action) => action !== 'collect' || pickupPlaces.length > 0);
  const isOpen = order.status !== 'shipped' && order.status !== 'cancelled';
  const mayReroute = isOpen && can(actor, 'order.reroute');
  const isLate = order.shipBy !== null && new Date(order.shipBy) < now;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <RefreshOn topics={['order', 'stock', 'customer']} />
      <div className="lg:col-span-2">
        <OrderHead order={order} prefs={prefs} />
      </div>
      <aside
        aria-label={t('side')}
        className="flex flex-col gap-4 lg:sticky lg:top-16 lg:col-start-2 lg:row-span-2 lg:row-start-2"
      >
        {order.attentionReason ? (
          <Banner tone="bad" title={t('attention.title')}>
            <AttentionReason reason={order.attentionReason} />
          </Banner>
        ) : null}
        <OrderActions
          actions={actions}
          order={order}
          pickupPlaces={pickupPlaces}
          mayRefund={can(actor, 'order.refund')}
        />
        <LinkButton href={`/orders/${order.id}/print`}>
          <Printer aria-hidden />
          {t('slip.action')}
        </LinkButton>
        <OrderFacts order={order} prefs={prefs} isLate={isLate} />
      </aside>
      <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-start-2">
        {order.pickup ? (
          <PickupPanel
            order={order}
            pickup={order.pickup}
            businessName={business.name}
            now={now}
            prefs={prefs}
            rights={{
              mayHandOver: can(actor, 'pickup.hand-over'),
              mayMove: can(actor, 'stock.move'),
              mayArrange: can(actor, 'pickup.arrange'),
            }}
          />
        ) : null}
        <OrderLines order={order} prefs={prefs} maySeeCost={can(actor, 'cost.read')} />
        {decision ? (
          <RoutingPanel
            orderId={order.id}
            shown={decision}
            currency={order.reportingCurrency}
            prefs={prefs}
            mayReroute={mayReroute}
          />
        ) : null}
        <OrderMoney order={order} prefs={prefs} />
        <OrderPoints points={points} currency={order.currency} prefs={prefs} />
        <OrderPeople order={order} prefs={prefs} maySeeCustomer={can(actor, 'customer.read')} />
        <OrderShipments order={order} prefs={prefs} />
        <OrderReturns order={order} prefs={prefs} />
        <OrderVersions order={order} prefs={prefs} />
        <OrderTimeline entries={entries} now={now} prefs={prefs} />
      </div>
    </div>
  );
}
