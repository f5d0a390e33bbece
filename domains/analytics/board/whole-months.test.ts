import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#lib/time.ts';
import { daysOf } from '../period.ts';
import { wholeMonths } from './whole-months.ts';

it('takes the months that lie whole in a period', () => {
  expect(wholeMonths({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
    from: '2026-01-01',
    until: '2026-04-01',
  });
  expect(wholeMonths({ from: '2026-01-02', to: '2026-03-30' })).toEqual({
    from: '2026-02-01',
    until: '2026-03-01',
  });
});

it('finds none in a fortnight', () => {
  const { from, until } = wholeMonths({ from: '2026-01-05', to: '2026-01-18' });
  expect(from).toBe(until);
});

it('leaves every other day of the period before the first whole month or after the last, and each day once', () => {
  const anyDay = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2023-12-25', days));
  fc.assert(
    fc.property(anyDay, fc.nat(500), (from, length) => {
      const period = { from, to: addDays(from, length) };
      const whole = wholeMonths(period);
      const days = daysOf(period);
      const head = days.filter((day) => day < whole.from);
      const tail = days.filter((day) => day >= whole.until && day >= whole.from);
      const inside = days.filter((day) => day >= whole.from && day < whole.until);
      expect([...head, ...inside, ...tail]).toEqual(days);
      expect(head.length).toBeLessThan(whole.from === whole.until ? 62 : 31);
      expect(tail.length).toBeLessThan(31);
      if (inside.length > 0) {
        expect(inside[0]).toMatch(/-01$/);
        expect(addDays(inside.at(-1)!, 1)).toMatch(/-01$/);
      }
    }),
  );
});
