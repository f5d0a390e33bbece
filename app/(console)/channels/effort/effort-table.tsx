import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count } from '#components/ui/figures.tsx';
import { type EffortRow, minutesPerOrder } from '#domains/analytics/effort/channel-effort.ts';
import { EFFORT_STEPS } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { EffortCards } from './effort-cards.tsx';
import { Before, Minutes, Unsure } from './minutes.tsx';

/** Minutes per order of each channel, step by step, and on a phone cards; a press narrows the page to the channel. */
export function EffortTable({
  rows,
  location,
  prefs,
}: {
  rows: readonly EffortRow[];
  location: ListLocation;
  prefs: Prefs;
}) {
  const t = useTranslations('effort');
  const tStep = useTranslations('effort.step');
  if (rows.length === 0) {
    return (
      <div className="rounded-md border border-line bg-surface">
        <EmptyState kind="nothing-yet" title={t('none.title')} hint={t('none.hint')} />
      </div>
    );
  }
  const columns: Column<EffortRow>[] = [
    { key: 'channel', header: t('column.channel'), render: (row) => <UserText>{row.name}</UserText> },
    {
      key: 'orders',
      header: t('column.orders'),
      align: 'end',
      render: (row) => <Count value={row.orders} prefs={prefs} />,
    },
    {
      key: 'seen',
      header: t('column.seen'),
      align: 'end',
      render: (row) => <bdi>{row.orders > 0 ? formatPercent(row.seen / row.orders, prefs) : '–'}</bdi>,
    },
    {
      key: 'all',
      header: t('column.perOrder'),
      align: 'end',
      render: (row) => (
        <span className="flex flex-col items-end leading-tight">
          <span className="whitespace-nowrap">
            <Unsure row={row} prefs={prefs} />{' '}
            <span className="font-medium">
              <Minutes value={minutesPerOrder(row)} prefs={prefs} />
            </span>
          </span>
          <Before row={row} prefs={prefs} />
        </span>
      ),
    },
    ...EFFORT_STEPS.map(
      (step): Column<EffortRow> => ({
        key: step,
        header: tStep(step),
        align: 'end',
        render: (row) => <Minutes value={minutesPerOrder(row, step)} prefs={prefs} />,
      }),
    ),
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        <EffortCards rows={rows} location={location} prefs={prefs} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('table')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.channelId}
          rowLabel={(row) => row.name}
          rowHref={(row) => hrefWith(location, { channel: row.channelId, after: null })}
          location={location}
          empty={null}
        />
      </div>
    </>
  );
}
