import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promiseShipBy } from './promise-ship-by.ts';

const SOFIA = { timeZone: 'Europe/Sofia', country: 'BG' };
const TEHRAN = { timeZone: 'Asia/Tehran', country: 'IR' };

const within = (shipWithinDays: number, business: { timeZone: string; country: string }) => ({
  channel: { shipWithinDays },
  business,
});

describe('the day on which an order should leave', () => {
  it('is so many working days later, and lasts until that day ends where the business is', () => {
    const tuesday = new Date('2026-03-10T10:00:00Z');
    expect(promiseShipBy(tuesday, within(2, SOFIA))).toEqual(new Date('2026-03-12T21:59:59.999Z'));
  });

  it('passes over the weekend of the country', () => {
    const thursday = new Date('2026-03-12T10:00:00Z');
    expect(promiseShipBy(thursday, within(2, SOFIA))).toEqual(new Date('2026-03-16T21:59:59.999Z'));
    expect(promiseShipBy(thursday, within(2, TEHRAN))).toEqual(new Date('2026-03-15T20:29:59.999Z'));
  });

  it('begins with the day on which the order was placed where the business is', () => {
    const lateOnMonday = new Date('2026-03-09T21:00:00Z');
    expect(promiseShipBy(lateOnMonday, within(1, TEHRAN))).toEqual(new Date('2026-03-11T20:29:59.999Z'));
  });

  it('knows of days that are an hour shorter', () => {
    const friday = new Date('2026-03-27T10:00:00Z');
    expect(promiseShipBy(friday, within(1, SOFIA))).toEqual(new Date('2026-03-30T20:59:59.999Z'));
  });

  it('is none where the channel promises nothing', () => {
    expect(promiseShipBy(new Date(), within(0, SOFIA))).toBeNull();
  });

  it('lies after the order and never earlier for more days, wherever the business is', () => {
    const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const where = fc.constantFrom('BG', 'IR', 'AE', 'AF', 'Bulgaria', '');
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 30 }), where, (placedAt, withinDays, country) => {
        const business = { timeZone: 'Asia/Tehran', country };
        const shipBy = promiseShipBy(placedAt, within(withinDays, business))!;
        const later = promiseShipBy(placedAt, within(withinDays + 1, business))!;
        expect(shipBy.getTime()).toBeGreaterThan(placedAt.getTime());
        expect(later.getTime()).toBeGreaterThan(shipBy.getTime());
      }),
    );
  });
});
