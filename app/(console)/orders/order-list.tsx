'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { OrderRow } from '#domains/orders/list-orders.ts';
import { BulkActions, type BulkRights } from './bulk-actions.tsx';
import { OrderCards } from './order-cards.tsx';
import { useOrderColumns } from './order-columns.tsx';
import { orderNumber } from './order-number.ts';
import { listSearch, orderListQuery } from './order-query.ts';
import { useFresh } from './use-fresh.ts';

const stampOf = (row: OrderRow) => `${row.id} ${row.status} ${row.paymentStatus}`;

type Props = {
  location: ListLocation;
  /** When the page was made; times are told relative to it. */
  now: string;
  isUnfiltered: boolean;
  rights: BulkRights & { mayPlace: boolean };
};

/** The list itself. It keeps itself fresh; while rows are selected it stands still, so that nothing moves under the hand. */
export function OrderList({ location, now, isUnfiltered, rights }: Props) {
  const t = useTranslations('orders');
  const prefs = usePrefs();
  const { data, refetch } = useQuery(orderListQuery(location.params));
  const [isHeld, setHeld] = useState(false);
  const [page, setPage] = useState(data);
  if (!isHeld && page !== data) setPage(data);
  const columns = useOrderColumns(prefs, new Date(now));
  const fresh = useFresh(page?.rows ?? NO_ROWS, stampOf);

  if (!page) {
    const retry = <Button onClick={() => void refetch()}>{t('retry')}</Button>;
    return <EmptyState kind="failed" action={retry} />;
  }
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
            <BulkActions
              count={page.count}
              search={listSearch(location.params)}
              rights={rights}
              onHold={setHeld}
            />
          }
        />
      </div>
      <Pager location={location} after={page.after} before={page.before} count={page.count} />
    </>
  );
}

const NO_ROWS: readonly OrderRow[] = [];

function NoOrders({
  location,
  isUnfiltered,
  mayPlace,
}: {
  location: ListLocation;
  isUnfiltered: boolean;
  mayPlace: boolean;
}) {
  const t = useTranslations('orders');
  if (!isUnfiltered) {
    const bare = hrefWith({ pathname: location.pathname, params: {} }, {});
    return <EmptyState kind="no-match" action={<LinkButton href={bare}>{t('showAll')}</LinkButton>} />;
  }
  const first = (
    <LinkButton look="primary" href="/orders/new">
      {t('new.action')}
    </LinkButton>
  );
  return (
    <EmptyState
      kind="nothing-yet"
      title={t('empty.title')}
      hint={t('empty.hint')}
      action={mayPlace ? first : undefined}
    />
  );
}
