import { useTranslations } from 'next-intl';
import { StackedBarChart } from '#components/chart/chart.tsx';
import { asChannelKind, channelColour } from '#components/ui/channel-mark.tsx';
import type { BoardRow, ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import { daysOf, lengthOf } from '#domains/analytics/period.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';

const MOST_DAYS = 120;
const SHADES = ['100%', '65%', '40%', '85%', '50%'];

/** Net sales per day, or per month over longer periods, each channel a part of the bar. */
export function SalesChart({
  board,
  choice,
  currency,
  calendar,
}: {
  board: Pick<ChannelBoard, 'rows' | 'days'>;
  choice: PeriodChoice;
  currency: string;
  calendar: Calendar;
}) {
  const t = useTranslations('channels');
  const isDaily = lengthOf(choice.period) <= MOST_DAYS;
  const slot = (day: string) => (isDaily ? day : monthOf(day, calendar).from);
  const slots = [...new Set(daysOf(choice.period).map(slot))];
  const sums = new Map<string, number>();
  for (const { channelId, day, netMinor } of board.days) {
    const key = `${slot(day)} ${channelId}`;
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
    </div>
  );
}

/** Channels of one kind share its colour; the second and third are lighter, so that a bar's parts can be told apart. */
function shadeOf(rows: readonly BoardRow[], row: BoardRow): string {
  const colour = channelColour(asChannelKind(row.kind));
  const at = rows.filter((other) => other.kind === row.kind).indexOf(row);
  return at === 0
    ? colour
    : `color-mix(in oklab, ${colour} ${SHADES[at % SHADES.length]}, var(--color-surface))`;
}
