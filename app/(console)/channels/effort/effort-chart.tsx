import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LineChart } from '#components/chart/chart.tsx';
import type { ChannelEffort } from '#domains/analytics/effort/channel-effort.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { slotDays } from '../slot-days.ts';

const FEWEST_POINTS = 2;

/** Minutes per order day by day, or month by month over longer periods. */
export function EffortChart({
  days,
  choice,
  calendar,
  children,
}: {
  days: ChannelEffort['days'];
  choice: PeriodChoice;
  calendar: Calendar;
  /** What is told under the days, such as marks of what happened. */
  children?: ReactNode;
}) {
  const t = useTranslations('effort.chart');
  const { isDaily, slotOf, slots } = slotDays(choice.period, calendar);
  const sums = new Map<string, { orders: number; seconds: number }>();
  for (const { day, orders, seconds } of days) {
    const sum = sums.get(slotOf(day)) ?? { orders: 0, seconds: 0 };
    sums.set(slotOf(day), { orders: sum.orders + orders, seconds: sum.seconds + seconds });
  }
  const points = slots.map((day) => {
    const sum = sums.get(day);
    return { day, minutes: sum ? Math.round(sum.seconds / 6 / sum.orders) / 10 : null };
  });
  return (
    <div className="mb-6 rounded-md border border-line bg-surface p-4">
      <LineChart
        title={t(isDaily ? 'daily' : 'monthly')}
        points={points}
        axis={{ key: 'day', label: t('day'), kind: isDaily ? 'day' : 'month' }}
        series={[{ key: 'minutes', label: t('minutes'), colour: 'var(--color-accent)' }]}
        format={{ kind: 'number' }}
        minimumPoints={FEWEST_POINTS}
        enough={t('enough')}
      />
      {children}
    </div>
  );
}
