import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnLead } from './learn-lead.ts';

const STATED = { days: 14, spreadDays: 2 };

describe('how long a supplier takes', () => {
  it('is what it says while nothing has come', () => {
    expect(learnLead(STATED, [])).toEqual({ ...STATED, stated: STATED, orders: 0, lateDays: 0 });
  });

  it('moves a little with the first order, and as a whole with many', () => {
    // One order ten days late: 14 + 10 ÷ 5 = 16; one order says nothing of the spread: √(4·4 ÷ 4) = 2.
    expect(learnLead(STATED, [10])).toMatchObject({ days: 16, spreadDays: 2, orders: 1, lateDays: 10 });
    // Six orders 2, 4, 4, 6, 6, 8 days late, 30 in all, 5 in the mean: 14 + 30 ÷ 10 = 17.
    // Squares 9 + 1 + 1 + 1 + 1 + 9 = 22: √((4·4 + 22) ÷ 9) = √4.222 = 2.05.
    expect(learnLead(STATED, [2, 4, 4, 6, 6, 8])).toMatchObject({ days: 17, spreadDays: 2.1, lateDays: 5 });
    const many = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 3 : 7));
    expect(learnLead(STATED, many)).toMatchObject({ days: 19, spreadDays: 2 });
  });

  it('is shorter where goods come early, and never less than nothing', () => {
    expect(learnLead(STATED, [-4, -4, -4, -4])).toMatchObject({ days: 12, lateDays: -4 });
    expect(learnLead({ days: 1, spreadDays: 0 }, new Array(50).fill(-5)).days).toBe(0);
  });

  it('lies between what is said and what has happened', () => {
    const late = fc.array(fc.integer({ min: -10, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 90 }), late, (days, lateDaysOf) => {
        const { days: learned, lateDays } = learnLead({ days, spreadDays: 3 }, lateDaysOf);
        const happened = days + lateDays;
        expect(learned).toBeGreaterThanOrEqual(Math.floor(Math.min(days, happened) - 0.6));
        expect(learned).toBeLessThanOrEqual(Math.ceil(Math.max(days, happened) + 0.6));
      }),
    );
  });
});
