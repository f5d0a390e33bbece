import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctTime } from './correct-time.ts';

const at = (text: string) => new Date(`2026-03-10T${text}:00Z`);
const RECEIVED = at('10:00');

describe('when something happened', () => {
  it.each([
    ['nothing is said', null, null, at('10:00'), null],
    ['both clocks are right', at('09:50'), at('10:00'), at('09:50'), null],
    ['the clock is two hours fast', at('11:50'), at('12:00'), at('09:50'), at('11:50')],
    ['the clock is two hours slow', at('07:50'), at('08:00'), at('09:50'), at('07:50')],
    ['nobody says when it was sent', at('09:00'), null, at('09:00'), null],
    ['it lies in the future', at('10:30'), null, at('10:00'), at('10:30')],
    ['it was sent before it happened', at('09:30'), at('09:20'), at('10:00'), at('09:30')],
  ])('where %s', (_, timestamp, sentAt, expected, originalAt) => {
    expect(correctTime({ timestamp, sentAt, receivedAt: RECEIVED })).toEqual({
      at: expected,
      originalAt,
      isLate: false,
    });
  });

  it('a phone that was offline for two days tells late, and still when', () => {
    const timestamp = new Date('2026-03-08T09:00:00Z');
    const time = correctTime({ timestamp, sentAt: at('10:00'), receivedAt: RECEIVED });
    expect(time).toMatchObject({ at: timestamp, isLate: true });
  });

  it('nothing was sold before the year 2000', () => {
    const timestamp = new Date('1970-01-01T00:00:00Z');
    expect(correctTime({ timestamp, sentAt: null, receivedAt: RECEIVED })).toBeNull();
  });

  it('however wrong the clocks are, nothing happens after it came in', () => {
    const date = fc.option(fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(date, date, (timestamp, sentAt) => {
        const time = correctTime({ timestamp, sentAt, receivedAt: RECEIVED });
        if (!time) return;
        expect(time.at <= RECEIVED).toBe(true);
        for (const kept of [time.at, time.originalAt ?? RECEIVED])
          expect(kept.toISOString()).toMatch(/^\d{4}-/);
      }),
    );
  });
});
