import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/time.ts';
import { nextPeriod, periodEndingOn } from './next-period.ts';

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days));
const calendar = fc.constantFrom('gregory' as const, 'persian' as const);

describe('which month is closed next', () => {
  it('is the one that ended last, while nothing is closed', () => {
    expect(nextPeriod({ closedUntil: null, today: '2026-04-02', calendar: 'gregory' })).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(nextPeriod({ closedUntil: null, today: '2026-04-02', calendar: 'persian' })).toEqual({
      from: '2026-02-20',
      to: '2026-03-20',
    });
  });

  it('begins on the day after the last closed one, and has ended', () => {
    fc.assert(
      fc.property(day, day, calendar, (closedUntil, today, own) => {
        const next = nextPeriod({ closedUntil, today, calendar: own });
        if (!next) return;
        expect(next.from).toBe(addDays(closedUntil, 1));
        expect(next.to < today && next.to >= next.from).toBe(true);
        expect(periodEndingOn(next.to, { closedUntil, today, calendar: own })).toEqual(next);
      }),
    );
  });

  it('also after the calendar of the business has changed: the rest of a month is closed by itself', () => {
    expect(nextPeriod({ closedUntil: '2026-03-20', today: '2026-05-02', calendar: 'gregory' })).toEqual({
      from: '2026-03-21',
      to: '2026-03-31',
    });
  });
});
