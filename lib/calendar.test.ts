import { describe, expect, it } from 'vitest';
import { monthOf, yearBefore } from './calendar.ts';

describe('months of the reader’s calendar', () => {
  it('are Gregorian or Jalali', () => {
    expect(monthOf('2026-11-21', 'gregory')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(monthOf('2026-11-21', 'persian')).toEqual({ from: '2026-10-23', to: '2026-11-21' });
    expect(monthOf('2026-11-22', 'persian')).toEqual({ from: '2026-11-22', to: '2026-12-21' });
  });

  it('go back over the turn of the year, Esfand with its own length', () => {
    expect(monthOf('2026-03-25', 'persian', 1)).toEqual({ from: '2026-02-20', to: '2026-03-20' });
    expect(monthOf('2026-01-31', 'gregory', 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('set Nowruz against Nowruz, though its Gregorian day moves', () => {
    expect(yearBefore('2026-03-21', 'persian')).toBe('2025-03-21');
    expect(yearBefore('2025-03-21', 'persian')).toBe('2024-03-20');
  });
});
