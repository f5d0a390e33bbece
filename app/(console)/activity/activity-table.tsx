import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { ActivityRow } from '#domains/analytics/activity/list-activity.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ActivityCards } from './activity-cards.tsx';
import { useActivityWords } from './activity-names.ts';
import { describeSummary } from './describe-summary.ts';

type Props = {
  rows: readonly ActivityRow[];
  location: ListLocation;
  now: Date;
  prefs: Prefs;
  empty: ReactNode;
};

/** The lines of the log: a table, and on a phone cards. Each opens what was before and after. */
export function ActivityTable({ rows, location, now, prefs, empty }: Props) {
  const t = useTranslations('activity');
  const { nameOfActor, nameOfVerb, nameOfSubject } = useActivityWords();
  const columns: Column<ActivityRow>[] = [
    {
      key: 'at',
      header: t('column.at'),
      render: (row) => <TimeAgo at={row.at} now={now} prefs={prefs} />,
    },
    { key: 'who', header: t('column.who'), render: (row) => <UserText>{nameOfActor(row)}</UserText> },
    { key: 'verb', header: t('column.verb'), render: (row) => nameOfVerb(row.verb) },
    { key: 'subject', header: t('column.subject'), render: (row) => nameOfSubject(row.subjectKind) },
    {
      key: 'summary',
      header: t('column.summary'),
      render: (row) => <Ltr className="text-sm text-quiet">{describeSummary(row.summary) || '–'}</Ltr>,
    },
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        {rows.length > 0 ? <ActivityCards rows={rows} now={now} prefs={prefs} /> : empty}
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowLabel={(row) => `${nameOfActor(row)}: ${nameOfVerb(row.verb)}`}
          rowHref={(row) => `/activity/${row.id}`}
          location={location}
          empty={empty}
        />
      </div>
    </>
  );
}
