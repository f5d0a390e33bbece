import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slowDemandQuantile } from '../policy/slow-demand.ts';
import { adviseReorder, type ReorderFacts } from './advise-reorder.ts';
import { expectDemand } from './expected-demand.ts';
import { meetMinimum } from './meet-minimum.ts';

const steady = (perWeek: number, sd: number) => ({
  mean: new Array<number>(13).fill(perWeek),
  cumulativeSpread: Array.from({ length: 13 }, (_, week) => sd * Math.sqrt(week + 1)),
});
const FACTS: ReorderFacts = {
  forecast: steady(70, 14),
  expectedPerDay: 10,
  rule: { serviceKind: 'cycle', serviceLevel: 0.95, holdingRate: 0.25, orderCostMinor: 500, reviewDays: 7 },
  lead: { days: 14, spreadDays: 2 },
  pack: { size: 12, minimum: 24 },
  unitCostMinor: 400,
  stock: { available: 100, incoming: 60, waiting: 0 },
};

describe('why so much is ordered', () => {
  it('is a sum that a person can follow', () => {
    const advice = adviseReorder(FACTS);
    // 21 days: 210 expected. Spread: 14·√3 of demand and 10·2 of the lead time, together 31.4; 95 %: 1.645 × 31.4.
    expect(advice).toMatchObject({
      protectionDays: 21,
      expected: 210,
      reorderPoint: 262,
      position: 160,
      isNeeded: true,
    });
    expect(advice.demandSpread).toBeCloseTo(14 * Math.sqrt(3));
    expect(advice.leadSpread).toBe(20);
    expect(advice.safetyStock).toBeCloseTo(1.6449 * Math.hypot(14 * Math.sqrt(3), 20), 2);
    // √(2 × 5.00 × 3650 a year ÷ (25 % of 4.00)) = 191 units; up to 262 + 191 from 160 are 293, in dozens 300.
    expect(advice).toMatchObject({
      lot: 191,
      lotReason: 'economic',
      wanted: 293,
      quantity: 300,
      quantityReason: 'pack',
    });
  });

  it('is nothing while stock and what is on its way suffice', () => {
    const advice = adviseReorder({ ...FACTS, stock: { available: 200, incoming: 100, waiting: 0 } });
    expect(advice).toMatchObject({
      isNeeded: false,
      wanted: 0,
      quantity: 0,
      quantityReason: 'none',
      coverDays: 30,
    });
  });

  it('counts customers who wait', () => {
    const stock = { available: 200, incoming: 100, waiting: 50 };
    expect(adviseReorder({ ...FACTS, stock })).toMatchObject({ position: 250, isNeeded: true });
  });

  it('is at least what the supplier sells', () => {
    const facts = { ...FACTS, pack: { size: 1, minimum: 1_000 } };
    expect(adviseReorder(facts)).toMatchObject({ quantity: 1_000, quantityReason: 'minimum' });
  });

  it('lasts four weeks where nobody knows what an order costs, and never longer than half a year', () => {
    const unknown = { ...FACTS, rule: { ...FACTS.rule, orderCostMinor: null } };
    expect(adviseReorder(unknown)).toMatchObject({ lot: 280, lotReason: 'cover' });
    const dear = { ...FACTS, rule: { ...FACTS.rule, orderCostMinor: 10_000_000 } };
    expect(adviseReorder(dear)).toMatchObject({ lot: 1_820, lotReason: 'longest' });
    const often = { ...FACTS, rule: { ...FACTS.rule, orderCostMinor: 1 } };
    expect(adviseReorder(often)).toMatchObject({ lot: 70, lotReason: 'review' });
  });

  it('asks for less safety when a share of the units is promised, and orders are large', () => {
    const fill = { ...FACTS, rule: { ...FACTS.rule, serviceKind: 'fill' as const } };
    expect(adviseReorder(fill).safetyStock).toBeLessThan(adviseReorder(FACTS).safetyStock);
  });

  it('keeps one of a slow mover, and none of what nobody wants', () => {
    const slow = {
      ...FACTS,
      forecast: steady(0.1, 0.35),
      expectedPerDay: 0.1 / 7,
      stock: { available: 0, incoming: 0, waiting: 0 },
    };
    expect(adviseReorder(slow).reorderPoint).toBeGreaterThanOrEqual(1);
    const dead = { ...slow, forecast: steady(0.001, 0.01), expectedPerDay: 0.001 / 7 };
    expect(adviseReorder(dead)).toMatchObject({ reorderPoint: 0, isNeeded: false, quantity: 0 });
  });

  it('never says less for more service, a longer lead time or a less sure one', () => {
    const share = fc.double({ min: 0.5, max: 0.99, noNaN: true });
    const few = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        share,
        share,
        few,
        few,
        fc.double({ min: 0.05, max: 500, noNaN: true }),
        (one, other, days, more, perWeek) => {
          const at = (serviceLevel: number, lead: ReorderFacts['lead']) =>
            adviseReorder({
              ...FACTS,
              forecast: steady(perWeek, perWeek / 2),
              expectedPerDay: perWeek / 7,
              rule: { ...FACTS.rule, serviceLevel },
              lead,
            }).reorderPoint;
          const base = { days, spreadDays: 1 };
          expect(at(Math.max(one, other), base)).toBeGreaterThanOrEqual(at(Math.min(one, other), base));
          expect(at(one, { ...base, days: days + more })).toBeGreaterThanOrEqual(at(one, base));
        },
      ),
    );
  });

  it('always orders whole packs, the minimum, and enough to stand above the reorder point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 48 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(400),
        (size, minimum, available) => {
          const advice = adviseReorder({
            ...FACTS,
            pack: { size, minimum },
            stock: { available, incoming: 0, waiting: 0 },
          });
          if (!advice.isNeeded) {
            expect(advice.quantity).toBe(0);
            return;
          }
          expect(advice.quantity % size).toBe(0);
          expect(advice.quantity).toBeGreaterThanOrEqual(minimum);
          expect(advice.position + advice.quantity).toBeGreaterThan(advice.reorderPoint);
        },
      ),
    );
  });
});

describe('what is expected of some days', () => {
  it('takes parts of weeks, and goes on after the last week', () => {
    const forecast = { mean: [7, 14], cumulativeSpread: [2, 5] };
    expect(expectDemand(forecast, 7)).toEqual({ units: 7, sd: 2 });
    expect(expectDemand(forecast, 10.5)).toEqual({ units: 14, sd: 3.5 });
    expect(expectDemand(forecast, 28)).toEqual({ units: 49, sd: 10 });
    expect(expectDemand({ mean: [], cumulativeSpread: [] }, 9)).toEqual({ units: 0, sd: 0 });
  });
});

describe('demand that is counted one by one', () => {
  it('is Poisson where it varies no more than that, and has a longer tail where it does', () => {
    expect(slowDemandQuantile({ mean: 1, sd: 1 }, 0.95)).toBe(3);
    expect(slowDemandQuantile({ mean: 1, sd: 2 }, 0.95)).toBe(5);
    expect(slowDemandQuantile({ mean: 0, sd: 1 }, 0.99)).toBe(0);
  });
});

describe("a supplier's smallest order", () => {
  const line = { quantity: 10, packSize: 5, unitCostMicros: 2_000_000, expectedPerDay: 1, position: 0 };

  it('is reached by whole packs of what runs out first', () => {
    const { lines, amountMinor, isMet } = meetMinimum([line, { ...line, quantity: 40 }], 130);
    expect(lines.map(({ quantity }) => quantity)).toEqual([25, 40]);
    expect({ amountMinor, isMet }).toEqual({ amountMinor: 130, isMet: true });
  });

  it('is missed, and said so, where nothing can be raised', () => {
    expect(meetMinimum([{ ...line, unitCostMicros: 0 }], 100)).toMatchObject({
      amountMinor: 0,
      isMet: false,
    });
  });
});
