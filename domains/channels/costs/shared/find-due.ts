import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import type { Recurring } from './load-recurring.ts';

/** A month that is to be booked (`sharedId` null), or whose shares are to be settled by its own facts. */
export type DueMonth = { from: string; to: string; sharedId: string | null; isFinal: boolean };

/** A month that was booked. */
export type BookedMonth = { id: string; from: string; isFinal: boolean };

/** So far back a cost may begin: ten years of months. */
export const MOST_MONTHS = 120;

/**
 * Which months of a recurring cost are due on a day: every month from its first until the running one, or its last. What
 * goes equally or by own shares is final at once, the rest when the month is over. Pure.
 */
export function findDue(
  cost: Pick<Recurring, 'key' | 'startsOn' | 'endsOn'>,
  at: { today: string; calendar: Calendar; booked: readonly BookedMonth[] },
): DueMonth[] {
  const known = new Map(at.booked.map((month) => [month.from, month]));
  const due: DueMonth[] = [];
  let month = monthOf(cost.startsOn, at.calendar);
  for (let count = 0; count < MOST_MONTHS && month.from <= at.today; count++) {
    if (cost.endsOn !== null && month.from > cost.endsOn) break;
    const isFinal = month.to < at.today || cost.key === 'equal' || cost.key === 'own';
    const booked = known.get(month.from);
    if (!booked || (isFinal && !booked.isFinal))
      due.push({ ...month, sharedId: booked?.id ?? null, isFinal });
    month = monthOf(addDays(month.to, 1), at.calendar);
  }
  return due;
}
