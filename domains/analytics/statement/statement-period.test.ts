import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#lib/time.ts';
import { comparedPeriod, periodNameOf, readStatementPeriod } from './statement-period.ts';

const TODAY = '2026-11-22';
const day = fc.integer({ min: 0, max: 7_000 }).map((days) => addDays('2010-01-01', days));
const calendar = fc.constantFrom('gregory' as const, 'persian' as const);
const shape = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);

describe('the days of a statement', () => {
  it('are the month that ended last, unless somebody asks for others', () => {
    expect(readStatementPeriod({}, TODAY, 'gregory')).toMatchObject({
      at: '2026-10',
      period: { from: '2026-10-01', to: '2026-10-31' },
    });
    expect(readStatementPeriod({ at: 'nonsense' }, TODAY, 'persian')).toMatchObject({
      at: '1405-08',
      period: { from: '2026-10-23', to: '2026-11-21' },
    });
  });

  it('are what the address names, whatever calendar the reader has', () => {
    for (const own of ['gregory', 'persian'] as const) {
      const read = (at: string) => readStatementPeriod({ at }, TODAY, own).period;
      expect(read('1405-01')).toEqual({ from: '2026-03-21', to: '2026-04-20' });
      expect(read('1404')).toEqual({ from: '2025-03-21', to: '2026-03-20' });
      expect(read('2026-Q2')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    }
  });

  it('follow one another without a gap, and hold the day that they are named after', () => {
    fc.assert(
      fc.property(day, calendar, shape, (one, own, size) => {
        const at = periodNameOf(size, one, own);
        const here = readStatementPeriod({ at }, '2060-01-01', own);
        expect(here).toMatchObject({ at, shape: size, calendar: own });
        expect(here.period.from <= one && one <= here.period.to).toBe(true);
        const next = readStatementPeriod({ at: here.after ?? '' }, '2060-01-01', own);
        expect(next.period.from).toBe(addDays(here.period.to, 1));
        expect(next.before).toBe(at);
        expect(comparedPeriod(next, 'previous', '2060-01-01')).toEqual(here.period);
      }),
    );
  });

  it('stand against the same months a year earlier', () => {
    const nowruz = readStatementPeriod({ at: '1405-01' }, TODAY, 'persian');
    expect(comparedPeriod(nowruz, 'year', TODAY)).toEqual({ from: '2025-03-21', to: '2025-04-20' });
  });

  it('are set against as many days while they run', () => {
    fc.assert(
      fc.property(day, calendar, shape, (today, own, size) => {
        const here = readStatementPeriod({ at: periodNameOf(size, today, own) }, today, own);
        const against = comparedPeriod(here, 'previous', today);
        const whole = here.isRunning ? today : here.period.to;
        expect(daysBetween(against.from, against.to)).toBeLessThanOrEqual(
          Math.max(daysBetween(here.period.from, whole), 366),
        );
        if (here.isRunning)
          expect(daysBetween(against.from, against.to)).toBeLessThanOrEqual(
            daysBetween(here.period.from, today),
          );
      }),
    );
  });
});
