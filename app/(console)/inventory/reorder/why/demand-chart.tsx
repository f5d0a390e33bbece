import { useTranslations } from 'next-intl';
import { LineChart } from '#components/chart/chart.tsx';
import type { ReorderExplanation } from '#domains/planning/advice/explain-reorder.ts';
import { addDays } from '#lib/time.ts';

const WEEK_DAYS = 7;
const WEEKS_SHOWN = 52;
/** Eight values in ten of a bell curve lie within so many standard deviations. */
const EIGHTY_PERCENT = 1.2816;

/** A year of demand by weeks, and the weeks ahead with the interval that holds eight times in ten. */
export function DemandChart({ why }: { why: ReorderExplanation }) {
  const t = useTranslations('planning.why');
  const { history, mean, weeklySpread, untilOn } = why;
  const past = history.slice(-WEEKS_SHOWN);
  const day = (week: number) => addDays(untilOn, week * WEEK_DAYS + 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  const known = past.map((value, index) => {
    const isLast = index === past.length - 1;
    // The lines meet in the last known week.
    const meeting = isLast ? { forecast: round(value), low: round(value), high: round(value) } : {};
    return {
      day: day(index - past.length),
      demand: round(value),
      forecast: null,
      low: null,
      high: null,
      ...meeting,
    };
  });
  const ahead = mean.map((value, step) => {
    const reach = EIGHTY_PERCENT * (weeklySpread[step] ?? 0);
    const hasBand = weeklySpread.length > 0;
    return {
      day: day(step),
      demand: null,
      forecast: round(value),
      low: hasBand ? round(Math.max(0, value - reach)) : null,
      high: hasBand ? round(value + reach) : null,
    };
  });
  return (
    <div className="rounded-md border border-line bg-surface p-4">
      <LineChart
        title={t('chart')}
        points={[...known, ...ahead]}
        axis={{ key: 'day', label: t('week'), kind: 'day' }}
        series={[
          { key: 'demand', label: t('history'), colour: 'var(--color-neutral-9)' },
          {
            key: 'forecast',
            label: t('forecast'),
            colour: 'var(--color-accent)',
            band: { low: 'low', high: 'high' },
          },
        ]}
        format={{ kind: 'number' }}
      />
      <p className="mt-2 text-sm text-quiet">{t('interval')}</p>
    </div>
  );
}
