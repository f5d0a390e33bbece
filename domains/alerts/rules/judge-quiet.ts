import type { Reading } from '../alert-kinds.ts';

const QUARTER_MS = 15 * 60_000;
const QUARTERS_IN_HOUR = 4;
const HOURS_IN_WEEK = 168;
/** Longer than this nobody needs reckoning: the chance is nothing. */
const MOST_QUARTERS = 60 * 24 * QUARTERS_IN_HOUR;
const NOTHING = 1e-12;

// Fewer arrivals, or fewer weeks, tell nothing of a rhythm.
const FEWEST_ARRIVALS = 50;
const FEWEST_WEEKS = 4;

/** How often something comes in each hour of the week in the business's zone (0 = Sunday midnight), and how well that is known. */
export type Rhythm = { perHour: readonly number[]; arrivals: number; weeks: number };

/**
 * How likely it is that nothing comes between two instants, if arrivals are independent of each other and as frequent in
 * each hour of the week as they were (Poisson). `hourAt` tells the hour of the week of an instant.
 */
export function chanceOfSilence(
  perHour: readonly number[],
  { from, to }: { from: Date; to: Date },
  hourAt: (instant: Date) => number,
): number {
  let expected = 0;
  let at = from.getTime();
  for (let step = 0; at < to.getTime(); step++) {
    if (step >= MOST_QUARTERS) return Math.min(Math.exp(-expected), NOTHING);
    const next = Math.min((Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS, to.getTime());
    expected += ((perHour[hourAt(new Date(at))] ?? 0) * (next - at)) / (QUARTERS_IN_HOUR * QUARTER_MS);
    at = next;
  }
  return Math.exp(-expected);
}

/** Whether a silence is less likely than the given chance in thousandths; too short a past says nothing. */
export function judgeQuiet(
  rhythm: Rhythm | undefined,
  chance: number,
  perThousand: number,
): Reading['state'] {
  if (!rhythm || rhythm.arrivals < FEWEST_ARRIVALS || rhythm.weeks < FEWEST_WEEKS) return 'unknown';
  return chance < perThousand / 1000 ? 'fires' : 'rests';
}

/** Tells the hour of the week of instants in a time zone, 0 = Sunday midnight to 167. */
export function hourOfWeekIn(timeZone: string): (instant: Date) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const pick = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return (WEEKDAYS.indexOf(pick('weekday')) * 24 + Number(pick('hour'))) % HOURS_IN_WEEK;
  };
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
