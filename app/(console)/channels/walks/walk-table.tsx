import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day } from '#components/ui/figures.tsx';
import type { WalkRow } from '#domains/analytics/effort/walks/list-walks.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Minutes } from '../effort/minutes.tsx';
import { WalkCards } from './walk-cards.tsx';

/** The test purchases, the newest first, and on a phone cards; each opens its own page. */
export function WalkTable({
  rows,
  location,
  prefs,
}: {
  rows: readonly WalkRow[];
  location: ListLocation;
  prefs: Prefs;
}) {
  const t = useTranslations('effort.walk');
  if (rows.length === 0) {
    return (
      <div className="rounded-md border border-line bg-surface">
        <EmptyState kind="nothing-yet" title={t('none.title')} hint={t('none.hint')} />
      </div>
    );
  }
  const columns: Column<WalkRow>[] = [
    { key: 'day', header: t('day'), render: (row) => <Day on={row.walkedOn} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <UserText>{row.channelName}</UserText> },
    { key: 'by', header: t('by'), render: (row) => <UserText>{row.walkedBy}</UserText> },
    {
      key: 'told',
      header: t('told'),
      align: 'end',
      render: (row) => (
        <bdi>
          {t('toldOf', { told: formatNumber(row.told, prefs), steps: formatNumber(row.steps, prefs) })}
        </bdi>
      ),
    },
    { key: 'bad', header: t('bad'), align: 'end', render: (row) => <Count value={row.bad} prefs={prefs} /> },
    {
      key: 'minutes',
      header: t('minutes'),
      align: 'end',
      render: (row) => <Minutes value={row.minutes} prefs={prefs} />,
    },
    {
      key: 'findings',
      header: t('openFindings'),
      align: 'end',
      render: (row) => <Count value={row.openFindings} prefs={prefs} />,
    },
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        <WalkCards rows={rows} prefs={prefs} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('walks')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.channelName}
          rowHref={(row) => `/channels/walks/${row.id}`}
          location={location}
          empty={null}
        />
      </div>
    </>
  );
}
