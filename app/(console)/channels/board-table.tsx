import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import type { BoardRow, ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { MetricDefinition, MetricValue } from './metric-value.tsx';

type Props = {
  board: ChannelBoard;
  choice: PeriodChoice;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** Every metric of every channel side by side; orders lead to the orders, amounts to the postings behind them. */
export function BoardTable({ board, choice, currency, prefs }: Props) {
  const t = useTranslations();
  return (
    <div className="mb-6 overflow-x-auto rounded-md border border-line bg-surface" data-board>
      <table aria-label={t('channels.table')} className="w-full border-separate border-spacing-0 text-start">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} sticky start-0 z-10 bg-surface text-start`}>
              {t('channels.channel')}
            </th>
            {board.metrics.map((metric) => (
              <th key={metric} scope="col" className={`${HEAD} text-end`}>
                <span className="inline-flex items-center gap-0.5">
                  {t(`metrics.${metric}.name`)}
                  <MetricDefinition metric={metric} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.channelId}>
              <th scope="row" className={`${CELL} sticky start-0 bg-surface text-start font-normal`}>
                <Link href={asRoute(`/channels/${row.channelId}`)} className="hover:underline">
                  <ChannelMark kind={asChannelKind(row.kind)}>{row.name}</ChannelMark>
                </Link>
              </th>
              {board.metrics.map((metric) => (
                <td key={metric} className={`${CELL} text-end tabular-nums`}>
                  <Link href={asRoute(rowsBehind(metric, row, choice))} className="hover:underline">
                    <MetricValue metric={metric} value={row.now[metric]} currency={currency} prefs={prefs} />
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" className={`${CELL} sticky start-0 bg-surface text-start font-medium`}>
              {t('channels.all')}
            </th>
            {board.metrics.map((metric) => (
              <td key={metric} className={`${CELL} text-end tabular-nums`}>
                <MetricValue
                  metric={metric}
                  value={board.total.now[metric]}
                  currency={currency}
                  prefs={prefs}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const HEAD = 'border-b border-line px-3 py-2 text-sm font-normal whitespace-nowrap text-quiet';
const CELL = 'h-10 border-b border-line px-3 whitespace-nowrap';

function rowsBehind(metric: MetricKey, row: BoardRow, { period }: PeriodChoice): string {
  const days = `from=${period.from}&to=${period.to}`;
  if (metric === 'orders') return `/orders?channel=${row.channelId}&${days}`;
  return `/channels/${row.channelId}?${days}#postings`;
}
