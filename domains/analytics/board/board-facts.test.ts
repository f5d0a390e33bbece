import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBoardFacts, NO_BOARD_FACTS, paybackMonths } from './board-facts.ts';

const month = (age: number, customers: number, cm2Minor: number) => ({ age, customers, cm2Minor });

describe('the months until customers have paid back what winning them cost', () => {
  it('are counted until enough is left, each month by the customers for whom it is over', () => {
    const curve = [month(0, 10, 3_000), month(1, 10, 1_000), month(2, 5, 1_000)];
    expect(paybackMonths(curve, 250)).toBe(1);
    expect(paybackMonths(curve, 400)).toBe(2);
    expect(paybackMonths(curve, 600)).toBe(3);
  });

  it('are unknown while it has not happened, and where no month is over', () => {
    expect(paybackMonths([month(0, 10, 3_000)], 301)).toBeNull();
    expect(paybackMonths([], 1)).toBeNull();
    expect(paybackMonths([month(0, 0, 0)], 0)).toBeNull();
  });

  it('do not grow when customers leave more', () => {
    const anyCurve = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(5_000)), { maxLength: 12 });
    fc.assert(
      fc.property(anyCurve, fc.nat(900), fc.nat(500), (months, cost, more) => {
        const curve = months.map(([customers, cm2], age) => month(age, customers, cm2));
        const richer = curve.map((one) => ({ ...one, cm2Minor: one.cm2Minor + more }));
        const [before, after] = [paybackMonths(curve, cost), paybackMonths(richer, cost)];
        if (before !== null) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe('the facts of all channels', () => {
  it('are those of each added up, month by month', () => {
    const web = {
      ...NO_BOARD_FACTS,
      placed: 3,
      worthMinor: 500,
      curve: [month(0, 2, 400), month(1, 1, 100)],
    };
    const till = { ...NO_BOARD_FACTS, placed: 2, late: 1, curve: [month(0, 4, 50)] };
    expect(addBoardFacts([web, till])).toEqual({
      ...NO_BOARD_FACTS,
      placed: 5,
      late: 1,
      worthMinor: 500,
      curve: [month(0, 6, 450), month(1, 1, 100)],
    });
    expect(addBoardFacts([])).toEqual(NO_BOARD_FACTS);
  });
});
