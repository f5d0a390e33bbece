import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { CardTable } from '../../_cards/card-table.tsx';
import { RowCustomer } from './row-customer.tsx';

type OrderRow = {
  id: string;
  number: number;
  placedAt: Date;
  channelName: string;
  customerId: string | null;
  customerNumber: number | null;
};

type Props<Row> = {
  label: string;
  page: { rows: readonly Row[]; next: string | null };
  /** What is told of an order after its number, its instant, its channel and whose it is. */
  columns: readonly Column<Row>[];
  location: ListLocation;
  prefs: Prefs;
};

/** One page of orders, each leading to itself, and the way to older ones. */
export function OrderTable<Row extends OrderRow>({ label, page, columns, location, prefs }: Props<Row>) {
  const t = useTranslations('board.rows');
  const all: Column<Row>[] = [
    { key: 'number', header: t('order'), render: (row) => <bdi>{orderNumber(row.number, prefs)}</bdi> },
    { key: 'placed', header: t('placed'), render: (row) => <Time at={row.placedAt} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    { key: 'customer', header: t('customer'), render: (row) => <RowCustomer row={row} prefs={prefs} /> },
    ...columns,
  ];
  return (
    <>
      <CardTable
        head="number"
        figure="net"
        label={label}
        columns={all}
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
