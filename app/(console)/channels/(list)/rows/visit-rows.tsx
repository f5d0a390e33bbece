import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day } from '#components/ui/figures.tsx';
import type { VisitDay, VisitDays } from '#domains/analytics/board/list-visit-days.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../../_cards/card-table.tsx';
import { RowSum } from './row-sum.tsx';

const COUNTS = ['people', 'views', 'carts', 'checkouts', 'messages', 'orders'] as const;

type Props = { days: VisitDays; location: ListLocation; prefs: Prefs };

/** Who came on each day and what came of it; above the days what all of them come to. */
export function VisitRows({ days, location, prefs }: Props) {
  const t = useTranslations('board.rows');
  const columns: Column<VisitDay>[] = [
    { key: 'day', header: t('day'), render: (row) => <Day on={row.day} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    ...COUNTS.map((key) => ({
      key,
      header: t(key),
      align: 'end' as const,
      render: (row: VisitDay) => <Count value={row[key]} prefs={prefs} />,
    })),
  ];
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
        {(['people', 'orders'] as const).map((key) => (
          <RowSum key={key} name={t(key)}>
            <Count value={days.sums[key]} prefs={prefs} />
          </RowSum>
        ))}
        {days.isCut ? <span className="text-quiet">{t('cut')}</span> : null}
      </p>
      <CardTable
        head="day"
        label={t('of.visits')}
        columns={columns}
        rows={days.rows}
        rowKey={(row) => `${row.channelId} ${row.day}`}
        rowLabel={(row) => `${row.channelName} ${row.day}`}
        location={location}
        empty={<EmptyState kind="no-match" title={t('noVisits')} hint={t('noVisitsHint')} />}
      />
    </>
  );
}
