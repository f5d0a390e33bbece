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
import { LAST_ORDERS, ORDER_COUNTS } from '#domains/customers/filter-values.ts';
import type { FilterChoices } from '#domains/customers/list-filter-choices.ts';
import { AmountFilter } from '../orders/amount-filter.tsx';
import { countryName } from '../orders/country-name.tsx';
import { useCustomerColumns } from './customer-columns.tsx';

type Props = {
  params: ListParams;
  choices: FilterChoices;
  segments: Filter['options'];
  /** Filters by what is foretold and by loyalty, worded by the server: the browser need not carry their words. */
  worded: readonly Filter[];
  currency: string;
  mayExport: boolean;
};

const NOW = new Date(0);

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function CustomerFilters({ params, choices, segments, worded, currency, mayExport }: Props) {
  const tSegments = useTranslations('segments');
  const t = useTranslations('customers');
  const prefs = usePrefs();
  const columns = useCustomerColumns({ prefs, now: NOW, currency });
  const filters: Filter[] = [
    {
      key: 'channel',
      label: t('filter.channel'),
      options: choices.channels.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'orders',
      label: t('filter.orders'),
      options: ORDER_COUNTS.map((value) => ({ value, label: t(`orderCount.${value}`) })),
    },
    {
      key: 'last',
      label: t('filter.last'),
      choose: 'one',
      options: LAST_ORDERS.map((value) => ({ value, label: t(`lastOrder.${value}`) })),
    },
    {
      key: 'country',
      label: t('filter.country'),
      options: choices.countries.map((value) => ({ value, label: countryName(value, prefs) })),
    },
    { key: 'segment', label: tSegments('filter'), choose: 'one', options: segments },
    { key: 'tag', label: t('filter.tag'), options: choices.tags.map((value) => ({ value, label: value })) },
    ...worded,
  ];
  // A tag or a segment is worth a filter when it is the only one too.
  const useful = filters.filter(
    ({ key, options }) => options.length > (key === 'tag' || key === 'segment' ? 0 : 1),
  );
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={useful}
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
