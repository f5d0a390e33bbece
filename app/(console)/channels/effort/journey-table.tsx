import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day } from '#components/ui/figures.tsx';
import type { JourneyRow } from '#domains/analytics/effort/list-journeys.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { JourneyCards } from './journey-cards.tsx';
import { Minutes } from './minutes.tsx';

/** The journeys that cost most, the worst first, and on a phone cards; each opens its own story. */
export function JourneyTable({
  rows,
  location,
  prefs,
}: {
  rows: readonly JourneyRow[];
  location: ListLocation;
  prefs: Prefs;
}) {
  const t = useTranslations('effort');
  const tStep = useTranslations('effort.step');
  if (rows.length === 0) {
    return (
      <div className="rounded-md border border-line bg-surface">
        <EmptyState kind="nothing-yet" title={t('noJourneys.title')} hint={t('noJourneys.hint')} />
      </div>
    );
  }
  const columns: Column<JourneyRow>[] = [
    { key: 'order', header: t('column.order'), render: (row) => <bdi>{orderNumber(row.number, prefs)}</bdi> },
    { key: 'channel', header: t('column.channel'), render: (row) => <UserText>{row.channelName}</UserText> },
    { key: 'day', header: t('column.day'), render: (row) => <Day on={row.day} prefs={prefs} /> },
    {
      key: 'minutes',
      header: t('column.minutes'),
      align: 'end',
      render: (row) => <Minutes value={row.seconds / 60} prefs={prefs} />,
    },
    {
      key: 'findings',
      header: t('column.findings'),
      align: 'end',
      render: (row) => <Count value={row.findings} prefs={prefs} />,
    },
    {
      key: 'worst',
      header: t('column.worst'),
      render: (row) => (
        <span className="whitespace-nowrap">
          {tStep(row.worstStep)} · <Minutes value={row.worstSeconds / 60} prefs={prefs} />
        </span>
      ),
    },
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        <JourneyCards rows={rows} prefs={prefs} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('worst')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.orderId}
          rowLabel={(row) => String(row.number)}
          rowHref={(row) => `/channels/effort/${row.orderId}`}
          location={location}
          empty={null}
        />
      </div>
    </>
  );
}
