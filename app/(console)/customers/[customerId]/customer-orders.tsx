import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CustomerOrder, CustomerOrders } from '#domains/customers/list-customer-orders.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { StatusBadge } from '../../orders/status-badge.tsx';
import { type Waiting, WaitingThings } from './habits/waiting-things.tsx';

type Told = { now: Date; prefs: Prefs };

/** What waits for somebody: orders not finished or not paid, goods back without a refund, open carts, words without an answer. */
export function OpenThings({
  orders,
  waiting,
  now,
  prefs,
}: Told & { orders: CustomerOrders; waiting: Waiting }) {
  const t = useTranslations('customers.open');
  const tOrder = useTranslations('customers.orders');
  const { open, openReturns } = orders;
  return (
    <Panel title={t('title')}>
      {open.length + openReturns.length + waiting.carts.length + waiting.contacts.length === 0 ? (
        <p className="text-quiet">{t('nothing')}</p>
      ) : null}
      <ul className="flex flex-col">
        {open.map((order) => (
          <OrderLine key={order.id} order={order} now={now} prefs={prefs} />
        ))}
        {openReturns.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            {one.orderId && one.orderNumber !== null ? (
              <Link
                href={asRoute(`/orders/${one.orderId}`)}
                className="font-medium text-accent hover:underline"
              >
                {tOrder('number', { number: orderNumber(one.orderNumber, prefs) })}
              </Link>
            ) : null}
            <span>{t('returned')}</span>
            <span className="ms-auto text-sm text-quiet">
              <TimeAgo at={new Date(one.at)} now={now} prefs={prefs} />
            </span>
          </li>
        ))}
        <WaitingThings waiting={waiting} now={now} prefs={prefs} />
      </ul>
    </Panel>
  );
}

type NewestProps = Told & { orders: readonly CustomerOrder[]; location: ListLocation };

/** The newest orders; the story below has all of them. */
export function NewestOrders({ orders, location, now, prefs }: NewestProps) {
  const t = useTranslations('customers.orders');
  const all = `${hrefWith({ ...location, params: {} }, { tab: 'timeline', kind: 'order' })}#story`;
  return (
    <Panel
      title={t('title')}
      action={
        orders.length > 0 ? (
          <Link href={asRoute(all)} className="text-sm text-accent hover:underline">
            {t('all')}
          </Link>
        ) : null
      }
    >
      {orders.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col">
        {orders.map((order) => (
          <OrderLine key={order.id} order={order} now={now} prefs={prefs} />
        ))}
      </ul>
    </Panel>
  );
}

function OrderLine({ order, now, prefs }: Told & { order: CustomerOrder }) {
  const t = useTranslations('customers.orders');
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={asRoute(`/orders/${order.id}`)} className="font-medium text-accent hover:underline">
          {t('number', { number: orderNumber(order.number, prefs) })}
        </Link>
        <StatusBadge status={order.status} />
      </span>
      <Money amountMinor={order.totalMinor} currency={order.currency} prefs={prefs} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm text-quiet">
        <ChannelMark kind={order.channelKind}>{order.channelName}</ChannelMark>
        <span>{t('units', { count: order.units })}</span>
        <TimeAgo at={new Date(order.placedAt)} now={now} prefs={prefs} />
      </span>
      {order.dueMinor > 0 ? (
        <span className="text-sm text-warn">
          {t.rich('due', {
            amount: () => <Money amountMinor={order.dueMinor} currency={order.currency} prefs={prefs} />,
          })}
        </span>
      ) : null}
    </li>
  );
}
