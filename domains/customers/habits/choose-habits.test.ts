import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseHours, chooseMost, WINDOW_HOURS } from './choose-habits.ts';

const atHours = (counts: Record<number, number>) =>
  Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('the channel that a person prefers', () => {
  it('is the one with the most orders, told with its evidence', () => {
    const counts = [
      { value: 'web', count: 5 },
      { value: 'till', count: 12 },
    ];
    expect(chooseMost(counts)).toEqual({ value: 'till', count: 12, of: 17 });
  });

  it('is not known from two orders, and is none where two channels are level', () => {
    expect(chooseMost([{ value: 'web', count: 2 }])).toBeNull();
    expect(chooseMost([])).toBeNull();
    const level = ['web', 'till'].map((value) => ({ value, count: 4 }));
    expect(chooseMost(level)).toEqual({ value: null, count: 4, of: 8 });
  });
});

describe('the time of day that a person prefers', () => {
  it('is three hours on end, past midnight too', () => {
    expect(chooseHours(atHours({ 20: 3, 21: 5, 22: 4, 9: 2 }))).toEqual({ value: 20, count: 12, of: 14 });
    expect(chooseHours(atHours({ 23: 6, 0: 5, 1: 1, 12: 2 }))).toEqual({ value: 23, count: 12, of: 14 });
  });

  it('is not known from nine things, and none where the day is even', () => {
    expect(chooseHours(atHours({ 20: 9 }))).toBeNull();
    expect(chooseHours(Array.from({ length: 24 }, () => 2))).toEqual({ value: null, count: 6, of: 48 });
  });

  it('never tells more than was counted, and turns with the clock', () => {
    const day = fc.array(fc.nat(50), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(day, fc.nat(23), (byHour, turn) => {
        const told = chooseHours(byHour);
        const turned = chooseHours([...byHour.slice(turn), ...byHour.slice(0, turn)]);
        expect(turned?.count).toBe(told?.count);
        if (!told || told.value === null) return;
        const from = told.value;
        const sum = Array.from({ length: WINDOW_HOURS }, (_, more) => byHour[(from + more) % 24] ?? 0);
        expect(sum.reduce((a, b) => a + b, 0)).toBe(told.count);
        expect(told.count).toBeLessThanOrEqual(told.of);
      }),
    );
  });
});
