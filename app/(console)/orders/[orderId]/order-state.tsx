import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../order-number.ts';
import { PaymentBadge, StatusBadge } from '../status-badge.tsx';
import { WhyHere } from './why-here.tsx';

type Props = { order: OrderDetail; prefs: Prefs };

/** The head of the page: which order, where it stands, and what it is worth. */
export function OrderHead({ order, prefs }: Props) {
  const t = useTranslations('orders');
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="text-lg font-semibold">{t('order', { number: orderNumber(order.number, prefs) })}</h1>
      <StatusBadge status={order.status} />
      <PaymentBadge status={order.paymentStatus} />
      <span className="ms-auto text-lg font-semibold">
        <Money amountMinor={order.totalMinor} currency={order.currency} prefs={prefs} />
      </span>
      <p className="flex w-full flex-wrap items-center gap-x-3 text-quiet">
        <ChannelMark kind={order.channelKind}>{order.channelName}</ChannelMark>
        <Time at={new Date(order.placedAt)} prefs={prefs} />
        {order.externalNumber ? <Ltr>{order.externalNumber}</Ltr> : null}
        {order.tags.map((tag) => (
          <Badge key={tag}>
            <UserText>{tag}</UserText>
          </Badge>
        ))}
      </p>
    </header>
  );
}

/** The facts of the state, under the actions. */
export function OrderFacts({ order, prefs, isLate }: Props & { isLate: boolean }) {
  const t = useTranslations('orders.fact');
  const facts: { name: string; value: ReactNode }[] = [];
  if (order.locationName)
    facts.push({ name: t('location'), value: <UserText>{order.locationName}</UserText> });
  if (order.shipBy && order.status !== 'shipped' && order.status !== 'cancelled') {
    const promised = <Time at={new Date(order.shipBy)} prefs={prefs} />;
    facts.push({
      name: t('promised'),
      value: isLate ? <span className="text-bad">{promised}</span> : promised,
    });
  }
  if (order.shippedAt)
    facts.push({ name: t('shipped'), value: <Time at={new Date(order.shippedAt)} prefs={prefs} /> });
  if (order.cancelledAt) {
    facts.push({ name: t('cancelled'), value: <Time at={new Date(order.cancelledAt)} prefs={prefs} /> });
  }
  if (order.cancelReason) facts.push({ name: t('reason'), value: <UserText>{order.cancelReason}</UserText> });
  if (order.sourceStatus)
    facts.push({ name: t('sourceStatus'), value: <UserText>{order.sourceStatus}</UserText> });
  return (
    <dl className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-sm text-quiet">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <WhyHere order={order} prefs={prefs} />
      {order.note ? (
        <div>
          <dt className="text-sm text-quiet">{t('note')}</dt>
          <dd>
            <UserText className="whitespace-pre-line">{order.note}</UserText>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** Why the order waits for a person, in the reader's words, with the names that the channel gave. */
export function AttentionReason({ reason }: { reason: string }) {
  const t = useTranslations('orders.attention');
  const [code = '', names = ''] = reason.split(/: (.*)/s);
  if (!t.has(code)) return <UserText>{reason}</UserText>;
  return (
    <>
      {t(code)} <Ltr>{names}</Ltr>
    </>
  );
}
