import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { Supplier } from '#domains/purchasing/suppliers/get-supplier.ts';
import type { SupplierItem } from '#domains/purchasing/suppliers/list-supplier-items.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { formatUnitCost } from '../../unit-cost.ts';
import { EditItemButton } from './item-form.tsx';

type Props = {
  rows: readonly SupplierItem[];
  supplier: Supplier;
  location: ListLocation;
  rights: { mayWrite: boolean; seesCost: boolean };
  prefs: Prefs;
};

/** What a supplier sells us, its own codes and prices. */
export function ItemTable({ rows, supplier, location, rights, prefs }: Props) {
  const t = useTranslations('purchasing');
  const cost: Column<SupplierItem> = {
    key: 'cost',
    header: t('column.unitCost'),
    align: 'end',
    render: (row) =>
      row.unitCostMicros === null ? (
        '–'
      ) : (
        <bdi className="whitespace-nowrap">
          {formatUnitCost(row.unitCostMicros, supplier.currency, prefs)}
        </bdi>
      ),
  };
  const edit: Column<SupplierItem> = {
    key: 'edit',
    header: t('item.change'),
    align: 'end',
    render: (row) => <EditItemButton supplierId={supplier.id} currency={supplier.currency} item={row} />,
  };
  const columns: Column<SupplierItem>[] = [
    { key: 'sku', header: t('column.sku'), render: (row) => <Ltr>{row.sku}</Ltr> },
    {
      key: 'title',
      header: t('column.goods'),
      render: (row) => (
        <span className="inline-flex items-center gap-2">
          <UserText>{row.title}</UserText>
          {row.isPreferred ? <Badge tone="ok">{t('item.preferred')}</Badge> : null}
        </span>
      ),
    },
    { key: 'code', header: t('item.supplierSku'), render: (row) => <Ltr>{row.supplierSku || '–'}</Ltr> },
    ...(rights.seesCost ? [cost] : []),
    {
      key: 'pack',
      header: t('item.packSize'),
      align: 'end',
      render: (row) => <Count value={row.packSize} prefs={prefs} />,
    },
    {
      key: 'minimum',
      header: t('item.minimumQuantity'),
      align: 'end',
      render: (row) => <Count value={row.minimumQuantity} prefs={prefs} />,
    },
    {
      key: 'lead',
      header: t('item.leadDays'),
      align: 'end',
      render: (row) => (row.leadDays === null ? '–' : t('days', { count: row.leadDays })),
    },
    ...(rights.mayWrite ? [edit] : []),
  ];
  return (
    <DataTable
      label={t('item.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.variantId}
      rowLabel={(row) => row.sku}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={t('item.emptyTitle')} hint={t('item.emptyHint')} />}
    />
  );
}
