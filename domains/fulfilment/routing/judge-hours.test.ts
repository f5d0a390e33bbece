import { describe, expect, it } from 'vitest';
import { canLeaveToday, firstLeavingDay, momentIn } from './judge-hours.ts';
import { measureDistance, measureKm } from './measure-distance.ts';

const day = { opens: 540, closes: 1080 };
const hours = { week: [day, day, day, day, day, null, null], closedOn: ['2026-03-10'], cutOff: 900 };
const monday = (minute: number) => ({ day: '2026-03-09', weekday: 0, minute });

describe('opening hours', () => {
  it('an order before the last minute leaves today, one after it does not', () => {
    expect(canLeaveToday(hours, monday(899))).toBe(true);
    expect(canLeaveToday(hours, monday(900))).toBe(false);
    expect(canLeaveToday({ ...hours, cutOff: null }, monday(1_079))).toBe(true);
  });

  it('days off and closed weekdays are passed over', () => {
    expect(firstLeavingDay(hours, monday(1_000))).toBe('2026-03-11');
    expect(firstLeavingDay(hours, { day: '2026-03-14', weekday: 5, minute: 600 })).toBe('2026-03-16');
    expect(firstLeavingDay({ ...hours, week: Array(7).fill(null) }, monday(0))).toBeNull();
  });

  it('are read by the clock of the business', () => {
    expect(momentIn('Asia/Tehran', new Date('2026-03-08T21:00:00Z'))).toEqual({
      day: '2026-03-09',
      weekday: 0,
      minute: 30,
    });
    expect(momentIn('America/New_York', new Date('2026-01-01T02:00:00Z'))).toEqual({
      day: '2025-12-31',
      weekday: 2,
      minute: 1_260,
    });
  });
});

describe('distance', () => {
  it('is measured over the surface of the earth', () => {
    const tehran = { latitude: 35.689, longitude: 51.389 };
    expect(measureKm(tehran, { latitude: 32.654, longitude: 51.668 })).toBe(338);
    expect(measureKm(tehran, tehran)).toBe(0);
  });

  it('is guessed from the names where nobody knows the coordinates', () => {
    const here = { country: 'IR', city: 'یزد', position: null };
    expect(measureDistance(here, here)).toEqual({ km: 10, isGuess: true });
    expect(measureDistance(here, { ...here, city: 'کرمان' }).km).toBe(300);
    expect(measureDistance(here, { ...here, country: 'AE' }).km).toBe(2_000);
  });
});
