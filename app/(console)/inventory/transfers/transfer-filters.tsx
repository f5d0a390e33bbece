'use client';

import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { TRANSFER_STATUSES } from '#domains/inventory/transfers/transfer-status.ts';

/** Narrows the transfers. */
export function TransferFilters({ places }: { places: readonly { id: string; name: string }[] }) {
  const t = useTranslations('stock-work.transfer');
  const options = places.map(({ id, name }) => ({ value: id, label: name }));
  const filters = [
    {
      key: 'status',
      label: t('column.status'),
      options: TRANSFER_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    { key: 'from', label: t('column.from'), options },
    { key: 'to', label: t('column.to'), options },
  ];
  return <FilterBar searchLabel={t('search')} filters={filters} />;
}
