import { describe, expect, it } from 'vitest';
import type { DayFlow, Wish } from './read-demand.ts';
import { toWeeks } from './to-weeks.ts';

const at = (day: number, change: number, sold = 0, locationId: string | null = 'shop'): DayFlow => ({
  variantId: 'cup',
  locationId,
  day,
  change,
  sold,
});
const add = (flows: DayFlow[], wishes: Wish[] = [], length = 21) =>
  toWeeks({ flows, wishes }, { length, otherwise: 'warehouse' });

describe('the weeks of a variant at a location', () => {
  it('add up what was sold, and the days on which something lay there', () => {
    expect(add([at(-1, 5), at(2, -3, 3), at(9, -2, 2), at(12, 10), at(20, -4, 4)])[0]!.weeks).toEqual([
      { units: 3, daysInStock: 7, days: 7 },
      { units: 2, daysInStock: 5, days: 7 },
      { units: 4, daysInStock: 7, days: 7 },
    ]);
  });

  it('begin when the goods first come', () => {
    const [series] = add([at(15, 8), at(16, -1, 1)]);
    expect(series!.weeks).toEqual([{ units: 1, daysInStock: 6, days: 7 }]);
  });

  it('count wishes as demand, on their day, where nothing lay', () => {
    const [series] = add(
      [at(-1, 2), at(0, -2, 2)],
      [{ variantId: 'cup', locationId: 'shop', day: 10, units: 6 }],
    );
    expect(series).toMatchObject({ wishedUnits: 6 });
    expect(series!.weeks[1]).toEqual({ units: 6, daysInStock: 0, days: 7 });
  });

  it('take imported sales for the place that is asked first, without empty shelves', () => {
    const [series] = add([at(3, -4, 4, null), at(17, -2, 2, null)]);
    expect(series).toMatchObject({ locationId: 'warehouse' });
    expect(series!.weeks.map(({ units, daysInStock }) => [units, daysInStock])).toEqual([
      [4, 7],
      [0, 7],
      [2, 7],
    ]);
  });

  it('are nothing where nobody ever asked', () => {
    expect(add([at(-1, 5), at(4, 3)])).toEqual([]);
  });
});
