'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { visibleColumns } from '#components/table/column.ts';
import { DateFilter } from '#components/table/date-filter.tsx';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { PrintButton } from '#components/table/print-button.tsx';
import { ORDER_MARKS, ORDER_STATUSES, PAYMENT_STATUSES } from '#domains/orders/lists/filter-values.ts';
import type { OrderChoices } from '#domains/orders/lists/list-choices.ts';
import { AmountFilter } from './amount-filter.tsx';
import { countryName } from './country-name.tsx';
import { useOrderColumns } from './order-columns.tsx';

type Props = { params: ListParams; choices: OrderChoices; reportingCurrency: string; mayExport: boolean };

const NOW = new Date(0);

/** What narrows the list, and at its end what the list looks like and where it can be taken. */
export function OrderFilters({ params, choices, reportingCurrency, mayExport }: Props) {
  const t = useTranslations('orders');
  const tStatus = useTranslations('statuses');
  const prefs = usePrefs();
  const columns = useOrderColumns(prefs, NOW);
  const named = (key: string, options: { value: string; label: string }[]) => ({
    key,
    label: t(`filter.${key}`),
    options,
  });
  const filters = [
    named(
      'status',
      ORDER_STATUSES.map((value) => ({ value, label: tStatus(`order.${value}`) })),
    ),
    named(
      'channel',
      choices.channels.map(({ id, name }) => ({ value: id, label: name })),
    ),
    named(
      'payment',
      PAYMENT_STATUSES.map((value) => ({ value, label: tStatus(`payment.${value}`) })),
    ),
    named(
      'only',
      ORDER_MARKS.map((value) => ({ value, label: t(`mark.${value}`) })),
    ),
    named(
      'location',
      choices.locations.map(({ id, name }) => ({ value: id, label: name })),
    ),
    named(
      'country',
      choices.countries.map((value) => ({ value, label: countryName(value, prefs) })),
    ),
    named(
      'tag',
      choices.tags.map((value) => ({ value, label: value })),
    ),
  ].filter((filter) => filter.options.length > 1);
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={filters}
      end={
        <>
          <DateFilter label={t('filter.days')} />
          <AmountFilter label={t('filter.amount')} currency={reportingCurrency} />
          <DisplayMenu
            columns={columns.map(({ key, header }) => ({ key, header }))}
            visible={visibleColumns(columns, params).map((column) => column.key)}
          />
          {mayExport ? (
            <ExportMenu
              path="/api/orders/export"
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
