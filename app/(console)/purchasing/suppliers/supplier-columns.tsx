import type { Column } from '#components/table/column.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { SupplierRow } from '#domains/purchasing/suppliers/list-suppliers.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** The columns of the list of suppliers. */
export function supplierColumns({ t, prefs }: { t: Words; prefs: Prefs }): Column<SupplierRow>[] {
  const count = (key: 'items' | 'openOrders'): Column<SupplierRow> => ({
    key,
    header: t(`supplier.${key}`),
    align: 'end',
    render: (row) => <Count value={row[key]} prefs={prefs} />,
  });
  return [
    {
      key: 'name',
      header: t('supplier.name'),
      render: (row) => (
        <span className="inline-flex items-center gap-2">
          <UserText>{row.name}</UserText>
          {row.isActive ? null : <Badge>{t('supplier.off')}</Badge>}
        </span>
      ),
    },
    { key: 'code', header: t('supplier.code'), render: (row) => <Ltr>{row.code}</Ltr> },
    { key: 'currency', header: t('column.currency'), render: (row) => <Ltr>{row.currency}</Ltr> },
    {
      key: 'lead',
      header: t('supplier.promised'),
      align: 'end',
      render: (row) => t('days', { count: row.leadDays }),
    },
    {
      key: 'measured',
      header: t('supplier.measured'),
      align: 'end',
      render: (row) =>
        row.meanDays === null ? (
          '–'
        ) : (
          <span className={row.meanDays > row.leadDays ? 'text-warn' : undefined}>
            {t('supplier.measuredDays', {
              days: formatNumber(Math.round(row.meanDays), prefs),
              count: row.orders,
            })}
          </span>
        ),
    },
    count('items'),
    count('openOrders'),
  ];
}
