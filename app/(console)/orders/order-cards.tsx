import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import type { OrderRow } from '#domains/orders/list-orders.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from './order-number.ts';
import { PaymentBadge, PickupBadge, StatusBadge } from './status-badge.tsx';

type Props = { rows: readonly OrderRow[]; now: Date; prefs: Prefs; isFresh: (row: OrderRow) => boolean };

/** The list of orders on a phone: a card an order, the whole of it to be pressed. */
export function OrderCards({ rows, now, prefs, isFresh }: Props) {
  const t = useTranslations('orders');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={asRoute(`/orders/${row.id}`)}
            prefetch={false}
            className={`flex flex-col gap-2 rounded-md border border-line bg-surface p-3 ${isFresh(row) ? 'flash-once' : ''}`}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate font-medium">
                {orderNumber(row.number, prefs)}
                {row.customerName ? (
                  <>
                    {' · '}
                    <UserText>{row.customerName}</UserText>
                  </>
                ) : null}
              </span>
              <span className="shrink-0 font-medium">
                <Money amountMinor={row.totalMinor} currency={row.currency} prefs={prefs} />
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <StatusBadge status={row.status} />
              <PaymentBadge status={row.paymentStatus} />
              {row.isPickup ? <PickupBadge /> : null}
            </span>
            <span className="flex items-center justify-between gap-3 text-sm text-quiet">
              <span className="min-w-0">
                <ChannelMark kind={row.channelKind}>{row.channelName}</ChannelMark>
              </span>
              <TimeAgo at={new Date(row.placedAt)} now={now} prefs={prefs} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
