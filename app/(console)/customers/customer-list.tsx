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
import { Time } from '#components/ui/figures.tsx';
import type { CustomerPage, CustomerRow } from '#domains/customers/list-customers.ts';
import { useFresh } from '../orders/use-fresh.ts';
import type { BulkRights } from './(list)/bulk-actions.tsx';
import { CustomerCards } from './customer-cards.tsx';
import { useCustomerColumns } from './customer-columns.tsx';

// Nothing is selected at first, and mostly there is somebody.
const BulkActions = dynamic(() => import('./(list)/bulk-actions.tsx').then((file) => file.BulkActions));
const Nobody = dynamic(() => import('./nobody.tsx').then((file) => file.Nobody));

/** The figures follow the orders by some seconds without a word, so the list is read again by itself. */
const READ_AGAIN_MS = 30_000;

const stampOf = (row: CustomerRow) =>
  `${row.id} ${row.orders} ${row.netMinor} ${row.name} ${row.tags} ${JSON.stringify(row.marks)}`;

type Props = {
  /** What the server read with the page. */
  first: CustomerPage;
  location: ListLocation;
  /** When the page was made; times are told relative to it. */
  now: string;
  currency: string;
  isUnfiltered: boolean;
  mayPlace: boolean;
  rights: BulkRights;
};

/** The list itself. It keeps itself fresh, but while rows are selected, and says until when orders are in its figures. */
export function CustomerList({ first, location, now, currency, isUnfiltered, mayPlace, rights }: Props) {
  const t = useTranslations('customers');
  const prefs = usePrefs();
  const search = listSearch(location.params);
  const { data = first } = useLiveData({
    key: search,
    read: (signal) => readJson<CustomerPage>(`/api/customers?${search}`, { signal }),
    topics: 'customer',
    first,
    everyMs: READ_AGAIN_MS,
  });
  const [isHeld, setHeld] = useState(false);
  const [page, setPage] = useState(data);
  if (!isHeld && page !== data) setPage(data);
  const columns = useCustomerColumns({ prefs, now: new Date(now), currency });
  const fresh = useFresh(page.rows, stampOf);

  const isFresh = (row: CustomerRow) => fresh.has(stampOf(row));
  const empty = <Nobody pathname={location.pathname} isUnfiltered={isUnfiltered} mayPlace={mayPlace} />;

  return (
    <>
      <div className="md:hidden print:hidden">
        {page.rows.length > 0 ? (
          <CustomerCards
            rows={page.rows}
            now={new Date(now)}
            prefs={prefs}
            currency={currency}
            isFresh={isFresh}
          />
        ) : (
          empty
        )}
      </div>
      <div className="max-md:hidden print:block! print:[&_div]:max-h-none print:[&_div]:overflow-visible">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.name || t('noName')}
          rowHref={(row) => `/customers/${row.id}`}
          isFresh={isFresh}
          location={location}
          defaultSort={{ key: 'last', direction: 'descending' }}
          empty={empty}
          selectionActions={
            rights.assignees || rights.mayMerge || rights.mayExport ? (
              <BulkActions count={page.count} search={search} rights={rights} onHold={setHeld} />
            ) : undefined
          }
        />
      </div>
      <Pager location={location} after={page.after} before={page.before} count={page.count} />
      {page.addedUpAt ? (
        <p className="mt-1 text-sm text-quiet">
          {t.rich('addedUpAt', { time: () => <Time at={new Date(page.addedUpAt ?? now)} prefs={prefs} /> })}
        </p>
      ) : null}
    </>
  );
}
