import type { Words } from '../words/words.ts';

const HIJRI = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** How strongly people buy on a day: all goods, and presents besides. 1 is an ordinary day. */
export type Season = { sales: number; gifts: number; online: number };

/** The season of a day (YYYY-MM-DD) in a country: weekdays, Nowruz, Eid, Christmas, Black Friday. */
export function seasonOf(words: Words, day: string): Season {
  const feast = feastOf(words, day);
  const blackFriday = isBlackFridayWeek(day);
  return {
    sales: weekday(words, day) * feast.sales * (blackFriday ? 1.7 : 1),
    gifts: feast.gifts,
    online: blackFriday ? 1.35 : 1,
  };
}

function feastOf(words: Words, day: string): { sales: number; gifts: number } {
  const date = day.slice(5);
  const within = (from: string, to: string) => date >= from && date <= to;
  switch (words.locale) {
    case 'fa':
      if (within('02-25', '03-19')) return { sales: 1.9, gifts: 1.6 };
      if (within('03-20', '04-02')) return { sales: 0.45, gifts: 0.8 };
      if (within('12-12', '12-20')) return { sales: 1.35, gifts: 1.8 };
      return ordinary(date);
    case 'ar':
      if (isBeforeEid(day)) return { sales: 1.7, gifts: 1.7 };
      if (within('03-12', '03-21')) return { sales: 1.35, gifts: 2 };
      return ordinary(date);
    default:
      if (within('12-01', '12-23')) return { sales: 1.75, gifts: 2.1 };
      if (within('12-24', '12-31')) return { sales: 0.6, gifts: 0.7 };
      if (within('03-01', '03-08')) return { sales: 1.2, gifts: 1.5 };
      return ordinary(date);
  }
}

function ordinary(date: string): { sales: number; gifts: number } {
  if (date >= '07-10' && date <= '08-20') return { sales: 0.85, gifts: 0.9 };
  if (date >= '02-08' && date <= '02-14') return { sales: 1.1, gifts: 1.4 };
  return { sales: 1, gifts: 1 };
}

function isBeforeEid(day: string): boolean {
  const [month, date] = HIJRI.format(new Date(`${day}T12:00:00Z`))
    .split('/')
    .map(Number);
  return month === 9 && (date ?? 0) >= 14;
}

/** The days around the last Friday of November. */
function isBlackFridayWeek(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  const lastOfNovember = new Date(Date.UTC(at.getUTCFullYear(), 10, 30));
  const friday = 30 - ((lastOfNovember.getUTCDay() + 2) % 7);
  const distance = (at.getTime() - Date.UTC(at.getUTCFullYear(), 10, friday)) / 86_400_000;
  return distance >= -3 && distance <= 3;
}

/** Fridays are quiet in Iran and Egypt, Sundays elsewhere; the day before the rest is busy. */
function weekday(words: Words, day: string): number {
  const rest = words.locale === 'fa' || words.locale === 'ar' ? 5 : 0;
  const from = (new Date(`${day}T00:00:00Z`).getUTCDay() - rest + 7) % 7;
  return [0.72, 1, 0.95, 0.97, 1, 1.08, 1.22][from] ?? 1;
}
