import type { Column } from '#components/table/column.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money, Time } from '#components/ui/figures.tsx';
import type { PurchaseRow } from '#domains/purchasing/lists/list-purchase-orders.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { purchaseNumber } from './purchase-number.ts';
import { PurchaseStatusBadge } from './status-badge.tsx';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** The columns of the list of purchase orders; money only for who may see costs. */
export function purchaseColumns(more: { t: Words; prefs: Prefs; seesCost: boolean }): Column<PurchaseRow>[] {
  const { t, prefs, seesCost } = more;
  const total: Column<PurchaseRow> = {
    key: 'total',
    header: t('column.total'),
    align: 'end',
    render: (row) =>
      row.totalMinor === null ? (
        '–'
      ) : (
        <Money amountMinor={row.totalMinor} currency={row.currency} prefs={prefs} />
      ),
  };
  return [
    { key: 'number', header: t('column.number'), render: (row) => purchaseNumber(row.number, prefs) },
    {
      key: 'status',
      header: t('column.status'),
      render: (row) => <PurchaseStatusBadge status={row.status} isLate={row.isLate} />,
    },
    {
      key: 'supplier',
      header: t('column.supplier'),
      render: (row) => <UserText>{row.supplierName}</UserText>,
    },
    {
      key: 'expected',
      header: t('column.expected'),
      render: (row) => (row.expectedOn ? <Day on={row.expectedOn} prefs={prefs} /> : '–'),
    },
    {
      key: 'received',
      header: t('column.received'),
      align: 'end',
      render: (row) =>
        t('receivedOf', {
          received: formatNumber(row.received, prefs),
          ordered: formatNumber(row.ordered, prefs),
        }),
    },
    ...(seesCost ? [total] : []),
    {
      key: 'location',
      header: t('column.location'),
      render: (row) => <UserText>{row.locationName}</UserText>,
    },
    {
      key: 'lines',
      header: t('column.lines'),
      align: 'end',
      isHiddenAtFirst: true,
      render: (row) => <Count value={row.lines} prefs={prefs} />,
    },
    {
      key: 'created',
      header: t('column.created'),
      render: (row) => <Time at={row.createdAt} prefs={prefs} shape="date" />,
    },
    {
      key: 'by',
      header: t('column.by'),
      isHiddenAtFirst: true,
      render: (row) => <UserText>{row.createdBy}</UserText>,
    },
  ];
}
