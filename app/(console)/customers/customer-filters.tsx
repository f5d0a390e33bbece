'use client';

import { Download, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { visibleColumns } from '#components/table/column.ts';
import { DateFilter } from '#components/table/date-filter.tsx';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import type { Filter } from '#components/table/filter-menu.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { LAST_ORDERS, ORDER_COUNTS } from '#domains/customers/filter-values.ts';
import type { FilterChoices } from '#domains/customers/list-filter-choices.ts';
import { AmountFilter } from '../orders/amount-filter.tsx';
import { countryName } from '../orders/country-name.tsx';
import { listSearch } from '../orders/order-query.ts';
import { useCustomerColumns } from './customer-columns.tsx';

type Props = { params: ListParams; choices: FilterChoices; currency: string; mayExport: boolean };

const NOW = new Date(0);

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function CustomerFilters({ params, choices, currency, mayExport }: Props) {
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
    { key: 'tag', label: t('filter.tag'), options: choices.tags.map((value) => ({ value, label: value })) },
  ];
  // A tag is worth a filter when it is the only one too.
  const useful = filters.filter(({ key, options }) => options.length > (key === 'tag' ? 0 : 1));
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
          {mayExport ? <ExportMenu params={params} /> : null}
          <IconButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => print()} />
        </>
      }
    />
  );
}

/** The list as a file: the rows of all pages, in the columns and the order that are shown. */
function ExportMenu({ params }: { params: ListParams }) {
  const t = useTranslations('customers.export');
  const columns = new URLSearchParams(valuesOf(params.columns).map((key) => ['columns', key]));
  const search = [listSearch(params), columns.toString()].filter(Boolean).join('&');
  const file = (format: string) => `/api/customers/export?format=${format}&${search}`;
  return (
    <Menu
      label={t('label')}
      look="secondary"
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          {t('label')}
        </>
      }
      entries={[
        { id: 'xlsx', label: t('xlsx'), href: file('xlsx') },
        { id: 'csv', label: t('csv'), href: file('csv') },
      ]}
    />
  );
}
