import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBoardFacts, medianWait, NO_BOARD_FACTS, paybackMonths } from './board-facts.ts';

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

describe('the middle of the waits for an answer', () => {
  const waits = [
    { minutes: 5, questions: 2 },
    { minutes: 12, questions: 1 },
    { minutes: 90, questions: 2 },
  ];

  it('is the length within which half were answered', () => {
    expect(medianWait(waits, 0)).toBe(12);
    expect(medianWait([], 0)).toBeNull();
  });

  it('counts what nobody answered as longer than every answer, and is unknown where that is most', () => {
    expect(medianWait(waits, 2)).toBe(90);
    expect(medianWait(waits, 5)).toBe(90);
    expect(medianWait(waits, 6)).toBeNull();
  });

  it('never falls when one more is not answered', () => {
    const some = fc.array(fc.record({ minutes: fc.nat(500), questions: fc.integer({ min: 1, max: 9 }) }));
    fc.assert(
      fc.property(some, fc.nat(20), (drawn, open) => {
        const sorted = drawn.toSorted((a, b) => a.minutes - b.minutes);
        const [before, after] = [medianWait(sorted, open), medianWait(sorted, open + 1)];
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
        if (before === null) expect(after).toBeNull();
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
      waits: [{ minutes: 5, questions: 2 }],
    };
    const till = {
      ...NO_BOARD_FACTS,
      placed: 2,
      late: 1,
      curve: [month(0, 4, 50)],
      waits: [
        { minutes: 3, questions: 1 },
        { minutes: 5, questions: 1 },
      ],
    };
    expect(addBoardFacts([web, till])).toEqual({
      ...NO_BOARD_FACTS,
      placed: 5,
      late: 1,
      worthMinor: 500,
      curve: [month(0, 6, 450), month(1, 1, 100)],
      waits: [
        { minutes: 3, questions: 1 },
        { minutes: 5, questions: 3 },
      ],
    });
    expect(addBoardFacts([])).toEqual(NO_BOARD_FACTS);
  });
});
