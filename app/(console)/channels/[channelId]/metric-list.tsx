import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { BoardRow } from '#domains/analytics/board/channel-board.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_LINKS } from '../_cards/touch-links.ts';
import { BoardCell } from '../board-cell.tsx';
import { MetricDefinition } from '../metric-value.tsx';
import { rowsBehind } from '../rows-behind.ts';
import { SoftLinks } from '../soft-links.tsx';

type Props = {
  row: BoardRow;
  metrics: readonly MetricKey[];
  period: Period;
  currency: string;
  prefs: Prefs;
};

/** Every figure of the board for one channel, each with its meaning, its change and the way to its rows. */
export function MetricList({ row, metrics, period, currency, prefs }: Props) {
  const t = useTranslations();
  return (
    <div className="mb-6" data-figures>
      <Panel title={t('channels.figures')}>
        <SoftLinks>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
            {metrics
              .filter((metric) => metric in row.now)
              .map((metric) => (
                <div key={metric} className="min-w-0">
                  <dt className="flex items-center gap-0.5 text-sm text-quiet">
                    {t(`metrics.${metric}.name`)}
                    <MetricDefinition metric={metric} />
                  </dt>
                  <dd className={`tabular-nums ${TOUCH_LINKS}`}>
                    <BoardCell
                      metric={metric}
                      figures={row}
                      currency={currency}
                      prefs={prefs}
                      href={rowsBehind(metric, row.channelId, period)}
                    />
                  </dd>
                </div>
              ))}
          </dl>
        </SoftLinks>
      </Panel>
    </div>
  );
}
