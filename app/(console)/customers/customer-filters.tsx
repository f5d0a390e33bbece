'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { visibleColumns } from '#components/table/column.ts';
import { DateFilter } from '#components/table/date-filter.tsx';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import type { Filter } from '#components/table/filter-menu.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { PrintButton } from '#components/table/print-button.tsx';
import { AmountFilter } from '../orders/amount-filter.tsx';
import { useCustomerColumns } from './customer-columns.tsx';

type Props = {
  params: ListParams;
  /** Worded by the server. */
  filters: readonly Filter[];
  currency: string;
  mayExport: boolean;
};

const NOW = new Date(0);

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function CustomerFilters({ params, filters, currency, mayExport }: Props) {
  const t = useTranslations('customers');
  const prefs = usePrefs();
  const columns = useCustomerColumns({ prefs, now: NOW, currency });
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={filters}
      end={
        <>
          <DateFilter label={t('filter.days')} />
          <AmountFilter label={t('filter.net')} currency={currency} />
          <DisplayMenu
            columns={columns.map(({ key, header }) => ({ key, header }))}
            visible={visibleColumns(columns, params).map((column) => column.key)}
          />
          {mayExport ? (
            <ExportMenu
              path="/api/customers/export"
              search={listSearch(params)}
              columns={valuesOf(params.columns)}
              words={(key) => t(`export.${key}`)}
            />
          ) : null}
          <PrintButton label={t('print')} />
        </>
      }
    />
  );
}
