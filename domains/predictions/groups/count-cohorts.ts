import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** What somebody bought on a day (days since 1970). */
export type CohortPurchase = { id: string; day: number; amount: number };

/** People by the month of their first purchase, and what they did in each month since, the first being number 0. */
export type Cohort = { from: string; to: string; customers: number; months: CohortMonth[] };

/** People who bought in a month, their share of the cohort, purchases and sales. */
export type CohortMonth = {
  age: number;
  buyers: number;
  retention: number;
  purchases: number;
  sales: number;
};

const EPOCH = '1970-01-01';

/** The months of a calendar from the one of the first day to the one of the last, as days since 1970. */
export function listMonths(first: string, last: string, calendar: Calendar): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = [];
  for (
    let month = monthOf(first, calendar);
    month.from <= last;
    month = monthOf(addDays(month.to, 1), calendar)
  ) {
    months.push(month);
  }
  return months;
}

/** Cohorts by the month of the first purchase in the reader's calendar, from the first purchase to a day. */
export function countCohorts(
  purchases: readonly CohortPurchase[],
  { until, calendar }: { until: string; calendar: Calendar },
): Cohort[] {
  const last = daysBetween(EPOCH, until);
  const known = purchases.filter(({ day }) => day <= last);
  if (known.length === 0) return [];
  const first = known.reduce((least, { day }) => Math.min(least, day), last);
  const months = listMonths(addDays(EPOCH, first), until, calendar);
  const starts = months.map(({ from }) => daysBetween(EPOCH, from));
  const monthAt = (day: number) => starts.findLastIndex((start) => start <= day);
  const born = new Map<string, number>();
  for (const { id, day } of known) born.set(id, Math.min(born.get(id) ?? last, day));
  const cells = months.map((_, month) => months.slice(month).map(() => newCell()));
  for (const { id, day, amount } of known) {
    const cohort = monthAt(born.get(id)!);
    const cell = cells[cohort]![monthAt(day) - cohort]!;
    cell.who.add(id);
    cell.purchases++;
    cell.sales += amount;
  }
  return months.map((month, i) => {
    const customers = cells[i]![0]!.who.size;
    return {
      ...month,
      customers,
      months: cells[i]!.map(({ who, purchases: count, sales }, age) => ({
        age,
        buyers: who.size,
        retention: customers === 0 ? 0 : who.size / customers,
        purchases: count,
        sales,
      })),
    };
  });
}

function newCell() {
  return { who: new Set<string>(), purchases: 0, sales: 0 };
}
