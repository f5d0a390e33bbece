import { useTranslations } from 'next-intl';
import { Sparkline } from '#components/chart/sparkline.tsx';
import type { ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { slotDays } from '../slot-days.ts';

type Props = {
  days: ChannelBoard['days'];
  name: string;
  choice: PeriodChoice;
  calendar: Calendar;
};

/** Net sales over the days or months of the period; the table of a channel's days stands behind it. */
export function BoardCourse({ days, name, choice, calendar }: Props) {
  const t = useTranslations('board');
  const { slots, slotOf } = slotDays(choice.period, calendar);
  const sums = new Map(slots.map((slot) => [slot, 0]));
  for (const { day, netMinor } of days) sums.set(slotOf(day), (sums.get(slotOf(day)) ?? 0) + netMinor);
  return <Sparkline values={[...sums.values()]} label={t('courseOf', { channel: name })} />;
}
