import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { FigureOrder, FigureRows, WantedRows } from '#domains/analytics/board/list-figure-rows.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';

type Props = {
  kind: WantedRows['rows'];
  page: FigureRows;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** Orders behind a figure; above them what all of them come to, on however many pages. */
export function OrderRows({ kind, page, location, currency, prefs }: Props) {
  const t = useTranslations('board.rows');
  const { sums } = page;
  const columns: Column<FigureOrder>[] = [
    { key: 'number', header: t('order'), render: (row) => <bdi>{orderNumber(row.number, prefs)}</bdi> },
    { key: 'placed', header: t('placed'), render: (row) => <Time at={row.placedAt} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    { key: 'customer', header: t('customer'), render: (row) => <Customer row={row} prefs={prefs} /> },
    {
      key: 'net',
      header: t('net'),
      align: 'end',
      render: (row) => <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />,
    },
  ];
  if (sums.worthMinor !== null) {
    columns.push({
      key: 'worth',
      header: t('worth'),
      align: 'end',
      render: (row) => <Money amountMinor={row.worthMinor ?? 0} currency={currency} prefs={prefs} />,
    });
  }
  if (kind === 'promised') {
    columns.push({
      key: 'promise',
      header: t('promise'),
      render: (row) => <Badge tone={row.isLate ? 'bad' : 'ok'}>{t(row.isLate ? 'late' : 'kept')}</Badge>,
    });
  }
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
        <Sum name={t('orders')}>
          <Count value={sums.orders} prefs={prefs} />
        </Sum>
        <Sum name={t('net')}>
          <Money amountMinor={sums.netMinor} currency={currency} prefs={prefs} />
        </Sum>
        {sums.worthMinor === null ? null : (
          <Sum name={t('worth')}>
            <Money amountMinor={sums.worthMinor} currency={currency} prefs={prefs} />
          </Sum>
        )}
        {kind === 'promised' ? (
          <Sum name={t('late')}>
            <Count value={sums.late} prefs={prefs} />
          </Sum>
        ) : null}
      </p>
      <DataTable
        label={t(`of.${kind}`)}
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

function Sum({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <span>
      <span className="text-quiet">{name}</span> <span className="font-medium">{children}</span>
    </span>
  );
}

function Customer({ row, prefs }: { row: FigureOrder; prefs: Prefs }) {
  if (row.customerId === null || row.customerNumber === null) return <span className="text-quiet">–</span>;
  return (
    <Link href={asRoute(`/customers/${row.customerId}`)} prefetch={false} className="hover:underline">
      <bdi>{orderNumber(row.customerNumber, prefs)}</bdi>
    </Link>
  );
}
