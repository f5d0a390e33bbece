import type { Column } from '#components/table/column.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import type { ImportListRow } from '#domains/imports/list-imports.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { StatusBadge } from './status-badge.tsx';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** The columns of the list of imports. */
export function importColumns({
  t,
  prefs,
  now,
}: {
  t: Words;
  prefs: Prefs;
  now: Date;
}): Column<ImportListRow>[] {
  return [
    { key: 'file', header: t('list.file'), render: (row) => <UserText>{row.fileName}</UserText> },
    { key: 'kind', header: t('list.kind'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'status', header: t('list.status'), render: (row) => <StatusBadge status={row.status} /> },
    { key: 'rows', header: t('list.rows'), align: 'end', render: (row) => rowsOf(row, { t, prefs }) },
    {
      key: 'errors',
      header: t('list.errors'),
      align: 'end',
      render: (row) => <Count value={row.openErrors} prefs={prefs} />,
    },
    {
      key: 'channel',
      header: t('list.channel'),
      render: (row) => (row.channelName ? <UserText>{row.channelName}</UserText> : '—'),
    },
    { key: 'by', header: t('list.by'), render: (row) => <UserText>{row.createdBy}</UserText> },
    {
      key: 'at',
      header: t('list.at'),
      render: (row) => <TimeAgo at={row.createdAt} now={now} prefs={prefs} />,
    },
  ];
}

function rowsOf(row: ImportListRow, { t, prefs }: { t: Words; prefs: Prefs }) {
  if (row.rowsTotal === null) return '—';
  if (row.status !== 'running') return <Count value={row.rowsTotal} prefs={prefs} />;
  return t('progress', {
    done: formatNumber(row.rowsDone, prefs),
    total: formatNumber(row.rowsTotal, prefs),
  });
}
