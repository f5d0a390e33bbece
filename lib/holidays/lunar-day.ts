import { addDays, daysBetween } from '../time.ts';

/** Whose moon is meant: months as Iran's calendar centre announced them, or Umm al-Qura. */
export type Moon = 'iran' | 'umm-al-qura';

/** A lunar month: 1 is Muharram. */
export type LunarMonth = { month: number; startsOn: string; length: number };

type Days = { from: string; to: string };

const MONTHS = 12;
const LONGEST_MONTH = 30;
/** 1 Muharram 1443 in Iran. */
const FIRST_DAY = '2021-08-10';

/** How long Iran's months are from 1443 on, year by year as published ahead: they follow what is seen of the moon. */
const IRAN_MONTHS: readonly (readonly number[])[] = [
  [29, 30, 30, 29, 29, 30, 29, 30, 30, 29, 30, 29],
  [30, 30, 29, 30, 29, 29, 30, 29, 30, 29, 30, 29],
  [30, 30, 30, 29, 30, 29, 29, 30, 29, 30, 29, 29],
  [30, 30, 30, 29, 30, 30, 29, 30, 29, 29, 29, 30],
  [29, 30, 30, 29, 30, 30, 30, 29, 30, 29, 29, 29],
  [30, 29, 30, 29, 30, 30, 30, 29, 30, 29],
];

const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

const IRAN: readonly LunarMonth[] = IRAN_MONTHS.flat().reduce<LunarMonth[]>((months, length, at) => {
  const before = months.at(-1);
  const startsOn = before ? addDays(before.startsOn, before.length) : FIRST_DAY;
  months.push({ month: (at % MONTHS) + 1, startsOn, length });
  return months;
}, []);

/**
 * The lunar months that touch some days, the earliest first. Iran's are those that were published; before and after,
 * nothing is known and there are none. Umm al-Qura's are reckoned.
 */
export function lunarMonths(moon: Moon, days: Days): LunarMonth[] {
  const months = moon === 'iran' ? IRAN : ummAlQuraMonths(days);
  return months.filter(
    ({ startsOn, length }) => startsOn <= days.to && addDays(startsOn, length) > days.from,
  );
}

/** Whether the months of all of some days are known. */
export function isMoonKnown(moon: Moon, { from, to }: Days): boolean {
  if (moon === 'umm-al-qura') return true;
  const last = IRAN.at(-1)!;
  return FIRST_DAY <= from && to < addDays(last.startsOn, last.length);
}

/** The day of a month by its number; 30 is the last one, also where the month has 29. */
export function dayOfMonth({ startsOn, length }: LunarMonth, day: number): string {
  return addDays(startsOn, Math.min(day, length) - 1);
}

function ummAlQuraMonths({ from, to }: Days): LunarMonth[] {
  const starts: { month: number; startsOn: string }[] = [];
  const end = addDays(to, LONGEST_MONTH + 1);
  for (let day = addDays(from, -LONGEST_MONTH); day <= end; day = addDays(day, 1)) {
    const parts = UMM_AL_QURA.formatToParts(new Date(`${day}T12:00:00Z`));
    const pick = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    if (pick('day') === 1) starts.push({ month: pick('month'), startsOn: day });
  }
  return starts.slice(0, -1).map((start, at) => ({
    ...start,
    length: daysBetween(start.startsOn, starts[at + 1]!.startsOn),
  }));
}
