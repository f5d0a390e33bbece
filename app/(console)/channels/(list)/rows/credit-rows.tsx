import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { CreditedOrder, CreditedOrders } from '#domains/analytics/board/list-credited-orders.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { RowCustomer } from './row-customer.tsx';
import { RowSum } from './row-sum.tsx';

type Props = {
  label: string;
  page: CreditedOrders;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** Orders with the ad that each is credited to; above them what all of them come to, on however many pages. */
export function CreditRows({ label, page, location, currency, prefs }: Props) {
  const t = useTranslations('board.rows');
  const columns: Column<CreditedOrder>[] = [
    { key: 'number', header: t('order'), render: (row) => <bdi>{orderNumber(row.number, prefs)}</bdi> },
    { key: 'placed', header: t('placed'), render: (row) => <Time at={row.placedAt} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    { key: 'customer', header: t('customer'), render: (row) => <RowCustomer row={row} prefs={prefs} /> },
    {
      key: 'ad',
      header: t('ad'),
      render: (row) => (
        <>
          <bdi>{row.campaign ?? '–'}</bdi> <bdi className="text-xs text-quiet">{row.adChannelName}</bdi>
        </>
      ),
    },
    { key: 'clicked', header: t('clicked'), render: (row) => <Time at={row.clickedAt} prefs={prefs} /> },
    {
      key: 'net',
      header: t('net'),
      align: 'end',
      render: (row) => <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />,
    },
  ];
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
        <RowSum name={t('orders')}>
          <Count value={page.sums.orders} prefs={prefs} />
        </RowSum>
        <RowSum name={t('net')}>
          <Money amountMinor={page.sums.netMinor} currency={currency} prefs={prefs} />
        </RowSum>
      </p>
      <DataTable
        label={label}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => orderNumber(row.number, prefs)}
        rowHref={(row) => `/orders/${row.id}`}
        location={location}
        empty={<EmptyState kind="no-match" title={t('none')} hint={t('noneHint')} />}
      />
      {page.next ? (
        <p className="mt-3 text-end">
          <LinkButton href={hrefWith(location, { after: page.next })}>{t('older')}</LinkButton>
        </p>
      ) : null}
    </>
  );
}
