'use client';

import { Download, Printer } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { PurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { PURCHASE_ONLY, PURCHASE_STATUSES } from '#domains/purchasing/orders/purchase-status.ts';

/** Narrows the purchase orders, and takes them out as a file or on paper. */
export function PurchaseFilters({ choices, mayExport }: { choices: PurchaseChoices; mayExport: boolean }) {
  const t = useTranslations('purchasing');
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const filters = [
    {
      key: 'status',
      label: t('filter.status'),
      options: PURCHASE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    { key: 'supplier', label: t('filter.supplier'), options: named(choices.suppliers) },
    { key: 'location', label: t('filter.location'), options: named(choices.places) },
    {
      key: 'only',
      label: t('filter.only'),
      options: PURCHASE_ONLY.map((value) => ({ value, label: t(`only.${value}`) })),
    },
  ];
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={filters}
      end={
        <div className="flex items-center gap-2 max-md:hidden">
          {mayExport ? <ExportMenu /> : null}
          <IconButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => print()} />
        </div>
      }
    />
  );
}

/** All orders that match, not only this page. */
function ExportMenu() {
  const t = useTranslations('purchasing.export');
  const search = new URLSearchParams(useSearchParams());
  search.delete('after');
  search.delete('before');
  const file = (format: string) =>
    `/purchasing/export?${new URLSearchParams([...search, ['format', format]])}`;
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
