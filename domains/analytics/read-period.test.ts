import { describe, expect, it } from 'vitest';
import { readPeriod } from './read-period.ts';

const TODAY = '2026-11-21';

describe('the period of a board', () => {
  it('is this month so far against as many days of the month before', () => {
    expect(readPeriod({ preset: 'month' }, TODAY, 'gregory')).toMatchObject({
      preset: 'month',
      period: { from: '2026-11-01', to: TODAY },
      compared: { from: '2026-10-01', to: '2026-10-21' },
    });
  });

  it('follows the Jalali month for readers of that calendar', () => {
    expect(readPeriod({ preset: 'lastMonth' }, TODAY, 'persian')).toMatchObject({
      period: { from: '2026-09-23', to: '2026-10-22' },
      compared: { from: '2026-08-23', to: '2026-09-22' },
    });
  });

  it('can be named days, set against the same days of the year before', () => {
    expect(
      readPeriod({ from: '2026-03-01', to: '2026-03-10', compare: 'year' }, TODAY, 'gregory'),
    ).toMatchObject({
      preset: null,
      period: { from: '2026-03-01', to: '2026-03-10' },
      compared: { from: '2025-03-01', to: '2025-03-10' },
    });
  });

  it('survives nonsense in the address', () => {
    for (const asked of [
      { from: '2026-13-01', to: 'x' },
      { from: '2026-03-02', to: '2026-03-01' },
      { preset: '__proto__' },
    ]) {
      expect(readPeriod(asked, TODAY, 'gregory').preset).toBe('28days');
    }
  });
});
