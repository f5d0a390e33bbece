import { describe, expect, it } from 'vitest';
import { readPrintedDay } from './read-printed-day.ts';

describe('a day printed on a package', () => {
  it.each([
    ['2027-03', '2027-03-31'],
    ['2028/2', '2028-02-29'],
    ['2027-03-15', '2027-03-15'],
    ['15.03.2027', '2027-03-15'],
    ['03/2027', '2027-03-31'],
    ['270315', '2027-03-15'],
    ['270200', '2027-02-28'],
    ['1406/01', '2027-04-20'],
    ['۱۴۰۶/۱/۱', '2027-03-21'],
    ['۱۴۰۳/۱۲', '2025-03-20'],
    ['٢٠٢٧-٠٣', '2027-03-31'],
  ])('%s is %s', (text, day) => {
    expect(readPrintedDay(text)).toBe(day);
  });

  it.each(['', 'soon', '2027', '2027-13', '2027-02-30', '1406/12/31', '3/27'])('%j is no day', (text) => {
    expect(readPrintedDay(text)).toBeNull();
  });
});
