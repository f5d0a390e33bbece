import { describe, expect, it } from 'vitest';
import { daysBetween } from '#lib/time.ts';
import { countCohorts } from './count-cohorts.ts';

const bought = (id: string, day: string, amount: number) => ({
  id,
  day: daysBetween('1970-01-01', day),
  amount,
});
const PURCHASES = [
  bought('ann', '2026-01-31', 10),
  bought('ann', '2026-02-01', 5),
  bought('ben', '2026-01-02', 7),
  bought('cem', '2026-03-20', 4),
  bought('cem', '2026-03-21', 6),
  bought('ann', '2026-03-25', 1),
  bought('ann', '2026-05-01', 99),
];

describe('cohorts', () => {
  it('are people by the month of their first purchase, and the months since', () => {
    const cohorts = countCohorts(PURCHASES, { until: '2026-03-31', calendar: 'gregory' });
    expect(cohorts.map(({ from, customers }) => [from, customers])).toEqual([
      ['2026-01-01', 2],
      ['2026-02-01', 0],
      ['2026-03-01', 1],
    ]);
    expect(cohorts[0]!.months).toEqual([
      { age: 0, buyers: 2, retention: 1, purchases: 2, sales: 17 },
      { age: 1, buyers: 1, retention: 0.5, purchases: 1, sales: 5 },
      { age: 2, buyers: 1, retention: 0.5, purchases: 1, sales: 1 },
    ]);
    expect(cohorts[2]!.months).toEqual([{ age: 0, buyers: 1, retention: 1, purchases: 2, sales: 10 }]);
  });

  it('follow the months of the Jalali calendar for who reads it', () => {
    const cohorts = countCohorts(PURCHASES, { until: '2026-03-31', calendar: 'persian' });
    // Bahman begins on 21 January, Farvardin of the new year on 21 March.
    expect(cohorts.map(({ from, customers }) => [from, customers])).toEqual([
      ['2025-12-22', 1],
      ['2026-01-21', 1],
      ['2026-02-20', 1],
      ['2026-03-21', 0],
    ]);
    expect(cohorts[2]!.months.map(({ buyers, sales }) => [buyers, sales])).toEqual([
      [1, 4],
      [1, 6],
    ]);
  });

  it('add up to everything that was bought until the day', () => {
    const cohorts = countCohorts(PURCHASES, { until: '2026-05-31', calendar: 'gregory' });
    const sales = cohorts.flatMap(({ months }) => months.map((month) => month.sales));
    expect(sales.reduce((sum, value) => sum + value, 0)).toBe(132);
    expect(countCohorts([], { until: '2026-05-31', calendar: 'gregory' })).toEqual([]);
  });
});
