import { describe, expect, it } from 'vitest';
import { readDate } from './read-date.ts';

const read = (local: string, timeZone: string) =>
  readDate({ gmt: null, local }, { timeZone, thing: 'Order' })?.toISOString();

describe('site time without an offset', () => {
  it.each([
    ['2026-01-15T12:00:00', 'Asia/Tehran', '2026-01-15T08:30:00.000Z'],
    ['2021-06-15T12:00:00', 'Asia/Tehran', '2021-06-15T07:30:00.000Z'],
    ['2026-07-01T00:30:00', 'Europe/Sofia', '2026-06-30T21:30:00.000Z'],
    ['2026-03-29T03:30:00', 'Europe/Sofia', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T03:30:00', 'Europe/Sofia', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T04:30:00', 'Europe/Sofia', '2026-10-25T02:30:00.000Z'],
    ['2026-03-29T04:30:00', 'Europe/Sofia', '2026-03-29T01:30:00.000Z'],
    ['2026-01-01 00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00+02:00', 'Asia/Tehran', '2025-12-31T22:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, expected) => {
    expect(read(local, zone)).toBe(expected);
  });

  it('gives way to the GMT field', () => {
    expect(
      readDate(
        { gmt: '2026-01-01T00:00:00', local: '2026-01-01T05:00:00' },
        { timeZone: 'Asia/Tehran', thing: 'Order' },
      )?.toISOString(),
    ).toBe('2026-01-01T00:00:00.000Z');
    expect(readDate({ gmt: null, local: null }, { timeZone: 'UTC', thing: 'Order' })).toBeNull();
  });

  it('needs a zone that exists', () => {
    expect(() => read('2026-01-01T00:00:00', 'Mars/Base')).toThrowError(
      /timeZone is "Mars\/Base"; it must be a time zone/,
    );
    for (const text of [
      '2026-13-45T00:00:00',
      '2026-02-31T00:00:00',
      '2026-01-01T25:00:00',
      '0000-00-00T00:00:00',
      'soon',
    ]) {
      expect(() => read(text, 'UTC')).toThrowError(/must be a date and time/);
    }
  });
});
