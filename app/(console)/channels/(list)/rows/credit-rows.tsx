import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import type { CreditedOrder, CreditedOrders } from '#domains/analytics/board/list-credited-orders.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { OrderTable } from './order-table.tsx';
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
      <OrderTable label={label} page={page} columns={columns} location={location} prefs={prefs} />
    </>
  );
}
