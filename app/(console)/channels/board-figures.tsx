import { useTranslations } from 'next-intl';
import { FigureCard, type FigureChange } from '#components/ui/figure-card.tsx';
import type { ChannelBoard, Metrics } from '#domains/analytics/board/channel-board.ts';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { MetricDefinition, MetricValue } from './metric-value.tsx';

const WITH_COSTS: readonly MetricKey[] = ['net', 'orders', 'cm2', 'profit'];
const WITHOUT_COSTS: readonly MetricKey[] = ['net', 'orders', 'averageOrder', 'returnRate'];

type Props = { total: ChannelBoard['total']; choice: PeriodChoice; currency: string; prefs: Prefs };

/** The whole business in four figures, each against the compared period. */
export function BoardFigures({ total, choice, currency, prefs }: Props) {
  const t = useTranslations();
  const shown = 'cm2' in total.now ? WITH_COSTS : WITHOUT_COSTS;
  const period = t(`channels.period.than.${choice.comparison}`);
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {shown.map((metric) => (
        <FigureCard
          key={metric}
          name={t(`metrics.${metric}.name`)}
          figure={<MetricValue metric={metric} value={total.now[metric]} currency={currency} prefs={prefs} />}
          prefs={prefs}
          change={changeOf(metric, total.now, total.before, period)}
          definition={<MetricDefinition metric={metric} />}
          note={total.before && !total.before[metric] ? t('channels.nothingBefore') : undefined}
        />
      ))}
    </div>
  );
}

/** A share of what was there before; where nothing was, no percentage is honest. */
function changeOf(
  metric: MetricKey,
  now: Metrics,
  before: Metrics | null,
  period: string,
): FigureChange | undefined {
  const [value, was] = [now[metric], before?.[metric]];
  if (value === null || value === undefined || !was || was <= 0) return undefined;
  return { value: value / was - 1, shape: 'percent', period, better: METRICS[metric].better };
}
