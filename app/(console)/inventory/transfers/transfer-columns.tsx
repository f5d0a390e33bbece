import type { Column } from '#components/table/column.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Time } from '#components/ui/figures.tsx';
import type { TransferRow } from '#domains/inventory/transfers/list-transfers.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TransferStatusBadge } from './status-badge.tsx';
import { transferNumber } from './transfer-number.ts';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** The columns of the list of transfers. */
export function transferColumns({ t, prefs }: { t: Words; prefs: Prefs }): Column<TransferRow>[] {
  const count = (key: 'wanted' | 'sent' | 'received' | 'underWay', isHiddenAtFirst = false) =>
    ({
      key,
      header: t(`column.${key}`),
      align: 'end',
      isHiddenAtFirst,
      render: (row) => <Count value={row[key]} prefs={prefs} />,
    }) satisfies Column<TransferRow>;
  return [
    { key: 'number', header: t('column.number'), render: (row) => transferNumber(row.number, prefs) },
    {
      key: 'status',
      header: t('column.status'),
      render: (row) => <TransferStatusBadge status={row.status} isLate={row.isLate} />,
    },
    { key: 'from', header: t('column.from'), render: (row) => <UserText>{row.fromName}</UserText> },
    { key: 'to', header: t('column.to'), render: (row) => <UserText>{row.toName}</UserText> },
    count('wanted', true),
    count('sent'),
    count('received'),
    count('underWay'),
    {
      key: 'expected',
      header: t('column.expected'),
      render: (row) => (row.expectedOn ? <Day on={row.expectedOn} prefs={prefs} /> : '–'),
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
