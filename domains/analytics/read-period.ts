import { monthOf, yearBefore } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays, isDay } from '#lib/time.ts';
import { lengthOf, type Period, previousPeriod } from './period.ts';

const LONGEST_DAYS = 3_660;

/** The periods that a board offers by name. */
export const PRESETS = ['7days', '28days', 'month', 'lastMonth', '90days', '365days'] as const;

/** What a period can be set against. */
export const COMPARISONS = ['previous', 'year', 'none'] as const;

/** The name of an offered period. */
export type Preset = (typeof PRESETS)[number];

/** The name of a comparison. */
export type Comparison = (typeof COMPARISONS)[number];

/** What a board looks at: chosen by name, or by its days. */
export type PeriodChoice = {
  preset: Preset | null;
  period: Period;
  comparison: Comparison;
  compared: Period | null;
};

type Asked = { from?: string; to?: string; preset?: string; compare?: string };

/** Reads a period from an address. Whatever it does not understand gives the last 28 days, against the 28 before. */
export function readPeriod(asked: Asked, today: string, calendar: Calendar): PeriodChoice {
  const custom = readDays(asked);
  const preset = custom ? null : (PRESETS.find((name) => name === asked.preset) ?? '28days');
  const period = custom ?? presetPeriod(preset ?? '28days', today, calendar);
  const comparison = COMPARISONS.find((name) => name === asked.compare) ?? 'previous';
  return { preset, period, comparison, compared: comparedPeriod({ comparison, preset, period, calendar }) };
}

function readDays({ from, to }: Asked): Period | undefined {
  if (!from || !to || !isDay(from) || !isDay(to) || from > to) return undefined;
  const period = { from, to };
  return lengthOf(period) <= LONGEST_DAYS ? period : undefined;
}

/** A running period ends today, so that days to come do not look like days without sales. */
function presetPeriod(preset: Preset, today: string, calendar: Calendar): Period {
  if (preset === 'month') return { from: monthOf(today, calendar).from, to: today };
  if (preset === 'lastMonth') return monthOf(today, calendar, 1);
  return { from: addDays(today, 1 - Number.parseInt(preset, 10)), to: today };
}

function comparedPeriod(choice: {
  comparison: Comparison;
  preset: Preset | null;
  period: Period;
  calendar: Calendar;
}): Period | null {
  const { comparison, preset, period, calendar } = choice;
  if (comparison === 'none') return null;
  if (comparison === 'year')
    return { from: yearBefore(period.from, calendar), to: yearBefore(period.to, calendar) };
  if (preset === 'lastMonth') return monthOf(period.from, calendar, 1);
  if (preset !== 'month') return previousPeriod(period);
  const before = monthOf(period.from, calendar, 1);
  const [earlier] = [addDays(before.from, lengthOf(period) - 1), before.to].sort();
  return { from: before.from, to: earlier ?? before.to };
}
