import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { RejectRow } from '#domains/marketing/tracking/list-rejects.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RepairButtons } from './repair-buttons.tsx';

type Props = {
  page: { rows: readonly RejectRow[]; next: number | null };
  location: ListLocation;
  mayWrite: boolean;
  now: Date;
  prefs: Prefs;
};

/** What was not understood, why, and what to do about it. */
export function RepairTable({ page, location, mayWrite, now, prefs }: Props) {
  const t = useTranslations('tracking');
  const reasonOf = ({ reason, field }: RejectRow) => t(`reason.${reason}`, { field: field ?? '' });
  const columns: Column<RejectRow>[] = [
    {
      key: 'when',
      header: t('repair.when'),
      render: (row) => <TimeAgo at={row.receivedAt} now={now} prefs={prefs} />,
    },
    {
      key: 'source',
      header: t('repair.source'),
      render: (row) => <UserText>{row.sourceName}</UserText>,
    },
    { key: 'what', header: t('repair.what'), render: (row) => <Ltr>{row.type}</Ltr> },
    { key: 'why', header: t('repair.why'), render: reasonOf },
    ...(mayWrite
      ? [
          {
            key: 'do',
            header: '',
            align: 'end' as const,
            render: (row: RejectRow) => <RepairButtons id={row.id} body={row.body} why={reasonOf(row)} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        label={t('repair.title')}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => String(row.id)}
        rowLabel={reasonOf}
        location={location}
        empty={<EmptyState kind="nothing-yet" title={t('repair.none')} hint={t('repair.noneHint')} />}
      />
      {page.next !== null || location.params.after ? (
        <Pager location={location} after={page.next === null ? null : String(page.next)} />
      ) : null}
    </>
  );
}
