import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay } from './time.ts';

const instant = (year: string) => new Date(`${year}-01-01T00:00:00Z`);
const days = fc
  .date({ min: instant('1000'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('a day', () => {
  it('is a real one of the years 1000 to 2999', () => {
    for (const day of ['1000-01-01', '2024-02-29', '2999-12-31']) expect(isDay(day), day).toBe(true);
    for (const none of ['0000-01-01', '0999-12-31', '3000-01-01', '9999-12-31', '2026-02-29', '2026-13-01'])
      expect(isDay(none), none).toBe(false);
    for (const none of ['', '2026-1-1', '9999999-99-99', '2026-01-01 ', '2026-01-01\n', '۲۰۲۶-۰۱-۰۱'])
      expect(isDay(none), none).toBe(false);
  });

  it('is found again from as many days later, years later too', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3_660, max: 3_660 }), (day, away) => {
        const other = addDays(day, away);
        expect(isDay(day)).toBe(true);
        expect(other).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect([addDays(other, -away), daysBetween(day, other)]).toEqual([day, away]);
      }),
    );
  });

  it('is nothing else that somebody writes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{1,6}-\d{1,3}-\d{1,3}$/));
    fc.assert(
      fc.property(text, (written) => {
        expect(isDay(written)).toBe(isDay(written) && addDays(written, 0) === written);
      }),
    );
  });
});
