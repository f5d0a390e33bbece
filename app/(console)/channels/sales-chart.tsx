import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StackedBarChart } from '#components/chart/chart.tsx';
import { asChannelKind, channelColour } from '#components/ui/channel-mark.tsx';
import type { BoardRow, ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { slotDays } from './slot-days.ts';

type Drawn = Pick<BoardRow, 'channelId' | 'name' | 'kind'>;

const SHADES = ['100%', '65%', '40%', '85%', '50%'];

/** Net sales per day, or per month over longer periods, each channel a part of the bar. */
export function SalesChart({
  board,
  choice,
  currency,
  calendar,
  children,
}: {
  board: { rows: readonly Drawn[]; days: ChannelBoard['days'] };
  choice: PeriodChoice;
  currency: string;
  calendar: Calendar;
  /** What is told under the days, such as marks of what happened. */
  children?: ReactNode;
}) {
  const t = useTranslations('channels');
  const { isDaily, slotOf, slots } = slotDays(choice.period, calendar);
  const sums = new Map<string, number>();
  for (const { channelId, day, netMinor } of board.days) {
    const key = `${slotOf(day)} ${channelId}`;
    sums.set(key, (sums.get(key) ?? 0) + netMinor);
  }
  const points = slots.map((day) => ({
    day,
    ...Object.fromEntries(board.rows.map((row) => [row.channelId, sums.get(`${day} ${row.channelId}`) ?? 0])),
  }));
  return (
    <div className="mb-6 rounded-md border border-line bg-surface p-4">
      <StackedBarChart
        title={t(isDaily ? 'chart.daily' : 'chart.monthly')}
        points={points}
        axis={{ key: 'day', label: t('chart.day'), kind: isDaily ? 'day' : 'month' }}
        series={board.rows.map((row) => ({
          key: row.channelId,
          label: row.name,
          colour: shadeOf(board.rows, row),
        }))}
        format={{ kind: 'money', currency }}
      />
      {children}
    </div>
  );
}

/** Channels of one kind share its colour; the second and third are lighter, so that a bar's parts can be told apart. */
function shadeOf(rows: readonly Drawn[], row: Drawn): string {
  const colour = channelColour(asChannelKind(row.kind));
  const at = rows.filter((other) => other.kind === row.kind).indexOf(row);
  return at === 0
    ? colour
    : `color-mix(in oklab, ${colour} ${SHADES[at % SHADES.length]}, var(--color-surface))`;
}
