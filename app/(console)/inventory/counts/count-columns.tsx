import type { Column } from '#components/table/column.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import type { CountRow } from '#domains/inventory/counts/list-counts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { countNumber } from './count-number.ts';
import { CountStatusBadge } from './count-status-badge.tsx';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** The columns of the list of counts. */
export function countColumns({ t, prefs }: { t: Words; prefs: Prefs }): Column<CountRow>[] {
  return [
    { key: 'number', header: t('column.number'), render: (row) => countNumber(row.number, prefs) },
    { key: 'status', header: t('column.status'), render: (row) => <CountStatusBadge status={row.status} /> },
    {
      key: 'location',
      header: t('column.location'),
      render: (row) => <UserText>{row.locationName}</UserText>,
    },
    { key: 'scope', header: t('column.scope'), render: (row) => t(`scope.${row.scope}`, { part: row.part }) },
    {
      key: 'lines',
      header: t('column.lines'),
      align: 'end',
      render: (row) => <Count value={row.lines} prefs={prefs} />,
    },
    {
      key: 'waiting',
      header: t('column.waiting'),
      align: 'end',
      render: (row) => <Count value={row.waiting} prefs={prefs} />,
    },
    {
      key: 'created',
      header: t('column.created'),
      render: (row) => <Time at={row.createdAt} prefs={prefs} shape="date" />,
    },
    { key: 'by', header: t('column.by'), render: (row) => <UserText>{row.createdBy}</UserText> },
  ];
}
