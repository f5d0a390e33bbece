import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Count, Money, Time, TimeAgo } from '#components/ui/figures.tsx';
import type { OrderRow } from '#domains/orders/list-orders.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountryName } from './country-name.tsx';
import { orderNumber } from './order-number.ts';
import { PaymentBadge, PickupBadge, StatusBadge } from './status-badge.tsx';

/** The columns of the list of orders, in order. `now` is one for the whole page. */
export function useOrderColumns(prefs: Prefs, now: Date): Column<OrderRow>[] {
  const t = useTranslations('orders.column');
  const money = (row: OrderRow) => (
    <Money amountMinor={row.totalMinor} currency={row.currency} prefs={prefs} />
  );
  return [
    { key: 'number', header: t('number'), render: (row) => orderNumber(row.number, prefs) },
    {
      key: 'placed',
      header: t('placed'),
      isSortable: true,
      render: (row) => <TimeAgo at={new Date(row.placedAt)} now={now} prefs={prefs} />,
    },
    {
      key: 'customer',
      header: t('customer'),
      render: (row) => <UserText>{row.customerName ?? '–'}</UserText>,
    },
    {
      key: 'channel',
      header: t('channel'),
      render: (row) => <ChannelMark kind={row.channelKind}>{row.channelName}</ChannelMark>,
    },
    {
      key: 'status',
      header: t('status'),
      render: (row) => (
        <span className="flex flex-wrap gap-1">
          <StatusBadge status={row.status} />
          {row.isPickup ? <PickupBadge /> : null}
        </span>
      ),
    },
    { key: 'payment', header: t('payment'), render: (row) => <PaymentBadge status={row.paymentStatus} /> },
    {
      key: 'units',
      header: t('units'),
      align: 'end',
      render: (row) => <Count value={row.units} prefs={prefs} />,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'end',
      isSortable: true,
      sortHint: t('totalSort'),
      render: money,
    },
    {
      key: 'location',
      header: t('location'),
      render: (row) => <UserText>{row.locationName ?? '–'}</UserText>,
    },
    {
      key: 'country',
      header: t('country'),
      isHiddenAtFirst: true,
      render: (row) => (row.country ? <CountryName code={row.country} prefs={prefs} /> : '–'),
    },
    {
      key: 'promised',
      header: t('promised'),
      isHiddenAtFirst: true,
      render: (row) => (row.shipBy ? <Time at={new Date(row.shipBy)} prefs={prefs} shape="date" /> : '–'),
    },
    {
      key: 'externalNumber',
      header: t('externalNumber'),
      isHiddenAtFirst: true,
      render: (row) => <bdi dir="ltr">{row.externalNumber ?? '–'}</bdi>,
    },
    {
      key: 'tags',
      header: t('tags'),
      isHiddenAtFirst: true,
      render: (row) => <UserText>{row.tags.join(' · ') || '–'}</UserText>,
    },
  ];
}
