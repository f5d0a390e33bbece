import { useTranslations } from 'next-intl';
import { FigureCard, type FigureChange } from '#components/ui/figure-card.tsx';
import type {
  BoardFigures as BoardFiguresOf,
  ChannelBoard,
  Metrics,
} from '#domains/analytics/board/channel-board.ts';
import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { MetricDefinition, MetricValue } from './metric-value.tsx';
import { rowsBehind } from './rows-behind.ts';
import { slotDays } from './slot-days.ts';

const WITH_COSTS: readonly MetricKey[] = ['net', 'orders', 'cm2', 'profit'];
const WITHOUT_COSTS: readonly MetricKey[] = ['net', 'orders', 'averageOrder', 'returnRate'];
/** Figures that are sums, so that days add up to months. */
const ADDED: readonly MetricKey[] = ['net', 'orders', 'cm2', 'profit'];

type Props = {
  total: Pick<BoardFiguresOf, 'now' | 'before'> & Partial<BoardFiguresOf>;
  /** The days behind the little lines; none, no lines. */
  course?: ChannelBoard['course'];
  /** Whose rows a press leads to; undefined leads nowhere. */
  channelId?: string | null;
  choice: PeriodChoice;
  currency: string;
  prefs: Prefs;
};

/** The whole business, or one channel, in four figures, each with its course and against the compared period. */
export function BoardFigures({ total, course, channelId, choice, currency, prefs }: Props) {
  const t = useTranslations();
  const shown = 'cm2' in total.now ? WITH_COSTS : WITHOUT_COSTS;
  const period = t(`channels.period.than.${choice.comparison}`);
  const trendOf = (metric: MetricKey) =>
    course && ADDED.includes(metric) ? toTrend(course, metric, choice, prefs) : undefined;
  return (
    <div className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {shown.map((metric) => (
        <FigureCard
          key={metric}
          name={t(`metrics.${metric}.name`)}
          figure={
            <MetricValue
              metric={metric}
              value={total.now[metric]}
              need={total.missing?.[metric]}
              currency={currency}
              prefs={prefs}
            />
          }
          prefs={prefs}
          trend={trendOf(metric)}
          href={channelId === undefined ? undefined : rowsBehind(metric, channelId, choice.period)}
          change={changeOf(metric, total.now, total.before, period)}
          definition={<MetricDefinition metric={metric} />}
          note={total.before && !total.before[metric] ? t('channels.nothingBefore') : undefined}
        />
      ))}
    </div>
  );
}

function toTrend(
  course: ChannelBoard['course'],
  metric: MetricKey,
  { period }: PeriodChoice,
  { calendar }: Prefs,
): number[] {
  const { slots, slotOf } = slotDays(period, calendar);
  const sums = new Map(slots.map((slot) => [slot, 0]));
  for (const { day, values } of course) {
    sums.set(slotOf(day), (sums.get(slotOf(day)) ?? 0) + (values[metric] ?? 0));
  }
  return [...sums.values()];
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
