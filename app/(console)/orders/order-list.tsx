'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { readJson } from '#components/shell/read-json.ts';
import { useLiveData } from '#components/shell/use-live-data.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { Pager } from '#components/table/pager.tsx';
import type { OrderPage, OrderRow } from '#domains/orders/list-orders.ts';
import type { BulkRights } from './bulk-actions.tsx';
import { OrderCards } from './order-cards.tsx';
import { useOrderColumns } from './order-columns.tsx';
import { orderNumber } from './order-number.ts';
import { useFresh } from './use-fresh.ts';

// Nothing is selected at first, and most lists are not empty.
const NoOrders = dynamic(() => import('./no-orders.tsx').then((file) => file.NoOrders));
const BulkActions = dynamic(() => import('./bulk-actions.tsx').then((file) => file.BulkActions));

const stampOf = (row: OrderRow) => `${row.id} ${row.status} ${row.paymentStatus}`;

type Props = {
  /** What the server read with the page. */
  first: OrderPage;
  location: ListLocation;
  /** When the page was made; times are told relative to it. */
  now: string;
  isUnfiltered: boolean;
  rights: BulkRights & { mayPlace: boolean };
};

/** The list itself. It keeps itself fresh; while rows are selected it stands still, so that nothing moves under the hand. */
export function OrderList({ first, location, now, isUnfiltered, rights }: Props) {
  const t = useTranslations('orders');
  const prefs = usePrefs();
  const search = listSearch(location.params);
  const { data = first } = useLiveData({
    key: search,
    read: (signal) => readJson<OrderPage>(`/api/orders?${search}`, { signal }),
    topics: 'order',
    first,
  });
  const [isHeld, setHeld] = useState(false);
  const [page, setPage] = useState(data);
  if (!isHeld && page !== data) setPage(data);
  const columns = useOrderColumns(prefs, new Date(now));
  const fresh = useFresh(page.rows, stampOf);

  const empty = <NoOrders location={location} isUnfiltered={isUnfiltered} mayPlace={rights.mayPlace} />;
  const isFresh = (row: OrderRow) => fresh.has(stampOf(row));
  return (
    <>
      <div className="md:hidden print:hidden">
        {page.rows.length > 0 ? (
          <OrderCards rows={page.rows} now={new Date(now)} prefs={prefs} isFresh={isFresh} />
        ) : (
          empty
        )}
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => orderNumber(row.number, prefs)}
          rowHref={(row) => `/orders/${row.id}`}
          isFresh={isFresh}
          location={location}
          defaultSort={{ key: 'placed', direction: 'descending' }}
          empty={empty}
          selectionActions={
            <BulkActions count={page.count} search={search} rights={rights} onHold={setHeld} />
          }
        />
      </div>
      <Pager location={location} after={page.after} before={page.before} count={page.count} />
    </>
  );
}
