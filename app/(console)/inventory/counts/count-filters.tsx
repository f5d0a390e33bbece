'use client';

import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { COUNT_STATUSES } from '#domains/inventory/counts/count-status.ts';

/** Narrows the counts. */
export function CountFilters({ places }: { places: readonly { id: string; name: string }[] }) {
  const t = useTranslations('stock-work.count');
  const filters = [
    {
      key: 'status',
      label: t('column.status'),
      options: COUNT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    {
      key: 'location',
      label: t('column.location'),
      options: places.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return <FilterBar filters={filters} />;
}
