import { describe, expect, it } from 'vitest';
import { readPlace, readTime, timeText } from './read-place.ts';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const EMPTY = {
  position: null,
  hours: null,
  dailyOrders: null,
  dayCostMinor: 0,
  orderCostMinor: 0,
  unitCostMinor: 0,
};

describe('what the form says of a place', () => {
  it('left empty is nothing', () => {
    expect(readPlace(form({}), 2)).toMatchObject(EMPTY);
  });

  it('is read in digits of any script', () => {
    const filled = form({ latitude: '۳۵.۶۸۹', longitude: '51.389', dailyOrders: '۴۰', orderCost: '1.20' });
    expect(readPlace(filled, 2)).toMatchObject({
      position: { latitude: 35.689, longitude: 51.389 },
      dailyOrders: 40,
      orderCostMinor: 120,
    });
  });

  it('keeps hours, the last minute and days off', () => {
    const filled = form({
      hasHours: 'on',
      opens0: '09:00',
      closes0: '18:00',
      cutOff: '16:30',
      closedOn: '2026-12-26 2026-12-25',
    });
    expect(readPlace(filled, 2)?.hours).toEqual({
      week: [{ opens: 540, closes: 1_080 }, null, null, null, null, null, null],
      closedOn: ['2026-12-25', '2026-12-26'],
      cutOff: 990,
    });
  });

  it.each([
    [{ hasHours: 'on', opens0: '9', closes0: '18:00' }],
    [{ hasHours: 'on', opens0: '18:00', closes0: '09:00' }],
    [{ hasHours: 'on', opens0: '09:00' }],
    [{ hasHours: 'on', closedOn: '25.12.2026' }],
    [{ latitude: '35.6' }],
    [{ dailyOrders: 'many' }],
  ])('that is unclear is refused: %o', (fields) => {
    expect(readPlace(form(fields), 2)).toBeNull();
  });

  it('shows times as they are typed', () => {
    expect(timeText(545)).toBe('09:05');
    expect(readTime('۰۹:۰۵')).toBe(545);
  });
});
