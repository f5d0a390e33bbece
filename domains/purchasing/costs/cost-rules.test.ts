import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageAfterCost, averageAfterReceipt, averageAfterUndo, worthMinor } from './average-cost.ts';
import { type Carrier, spreadCost } from './spread-cost.ts';
import { shareLateCost, traceUnits } from './trace-units.ts';

const euros = (amount: number) => amount * 100 * 1_000_000;

describe('the moving average', () => {
  it('weighs what lies there against what came', () => {
    expect(
      averageAfterReceipt({ onHand: 10, costMicros: euros(6) }, { quantity: 30, unitCostMicros: euros(8) }),
    ).toBe(euros(7.5));
  });

  it('is the new cost where nothing lay there or nobody knew the old one', () => {
    const came = { quantity: 5, unitCostMicros: euros(8) };
    expect(averageAfterReceipt({ onHand: 0, costMicros: euros(6) }, came)).toBe(euros(8));
    expect(averageAfterReceipt({ onHand: 40, costMicros: null }, came)).toBe(euros(8));
  });

  it('stays where goods come that nobody knows the cost of', () => {
    const came = { quantity: 5, unitCostMicros: null };
    expect(averageAfterReceipt({ onHand: 3, costMicros: euros(6) }, came)).toBe(euros(6));
    expect(averageAfterReceipt({ onHand: 3, costMicros: null }, came)).toBeNull();
  });

  it('is what it was when the receipt is undone before anything is sold, but for rounding', () => {
    const units = fc.integer({ min: 1, max: 1_000_000 });
    const cost = fc.integer({ min: 0, max: 900_000_000_000 });
    fc.assert(
      fc.property(units, cost, units, cost, (onHand, costMicros, quantity, unitCostMicros) => {
        const came = { quantity, unitCostMicros };
        const after = averageAfterReceipt({ onHand, costMicros }, came)!;
        expect(after).toBeGreaterThanOrEqual(Math.min(costMicros, unitCostMicros));
        expect(after).toBeLessThanOrEqual(Math.max(costMicros, unitCostMicros));
        const back = averageAfterUndo({ onHand: onHand + quantity, costMicros: after }, came)!;
        expect(Math.abs(back - costMicros)).toBeLessThanOrEqual((onHand + quantity) / (2 * onHand) + 1);
      }),
    );
  });

  it('rises by what came upon each unit, and never falls below nothing', () => {
    expect(averageAfterCost({ onHand: 4, costMicros: euros(6) }, 200)).toBe(euros(6.5));
    expect(averageAfterCost({ onHand: 4, costMicros: euros(1) }, -900)).toBe(0);
    expect(averageAfterCost({ onHand: 0, costMicros: euros(1) }, 900)).toBe(euros(1));
    expect(
      averageAfterUndo({ onHand: 4, costMicros: euros(1) }, { quantity: 2, unitCostMicros: euros(9) }),
    ).toBe(euros(1));
  });

  it('gives whole minor units for several', () => {
    expect(worthMinor(1_500_000, 3)).toBe(5);
    expect(worthMinor(333_333, 3)).toBe(1);
  });
});

const goods = (sku: string, units: number, more: Partial<Carrier> = {}): Carrier => ({
  sku,
  units,
  unitCostMicros: euros(1),
  weightGrams: 100,
  ...more,
});

describe('freight and duty', () => {
  it('fall on the goods by value, by weight or by units', () => {
    const cup = goods('CUP', 10, { unitCostMicros: euros(2), weightGrams: 300 });
    const pan = goods('PAN', 5, { unitCostMicros: euros(16), weightGrams: 1400 });
    expect(spreadCost(1000, 'units', [cup, pan])).toEqual([667, 333]);
    expect(spreadCost(1000, 'value', [cup, pan])).toEqual([200, 800]);
    expect(spreadCost(1000, 'weight', [cup, pan])).toEqual([300, 700]);
  });

  it('are not spread by a weight that nobody knows', () => {
    const carriers = [goods('CUP', 1), goods('PAN', 1, { weightGrams: null })];
    expect(() => spreadCost(1000, 'weight', carriers)).toThrow(/PAN/);
    expect(() => spreadCost(1000, 'value', [goods('GIFT', 2, { unitCostMicros: 0 })])).toThrow(/by units/);
  });

  it('are spread to the last minor unit, whatever they are', () => {
    const carrier = fc
      .record({
        units: fc.integer({ min: 1, max: 5_000 }),
        unitCostMicros: fc.integer({ min: 1_000_000, max: 9_000_000_000 }),
        weightGrams: fc.integer({ min: 1, max: 50_000 }),
      })
      .map((facts) => goods('X', facts.units, facts));
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('value', 'weight', 'units'),
        fc.array(carrier, { minLength: 1, maxLength: 20 }),
        (amountMinor, spread, carriers) => {
          const parts = spreadCost(amountMinor, spread, carriers);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amountMinor);
          expect(parts.every((part) => part === 0 || Math.sign(part) === Math.sign(amountMinor))).toBe(true);
        },
      ),
    );
  });
});

describe('the units of a receipt', () => {
  const web = 'web';
  const till = 'till';

  it('leave after those that lay there before, and before those that came later', () => {
    const leaving = [
      { channelId: web, quantity: 6 },
      { channelId: till, quantity: 5 },
      { channelId: null, quantity: 1 },
    ];
    expect(traceUnits({ before: 4, received: 10, leaving })).toEqual({
      stock: 2,
      sold: [
        { channelId: web, units: 2 },
        { channelId: till, units: 5 },
      ],
      lost: 1,
    });
  });

  it('stay where what came back leaves in their place', () => {
    const leaving = [
      { channelId: web, quantity: -3 },
      { channelId: web, quantity: 3 },
    ];
    expect(traceUnits({ before: 0, received: 5, leaving })).toEqual({ stock: 5, sold: [], lost: 0 });
  });

  it('carry a late cost wherever they are, and nothing of it gets lost', () => {
    const leaving = fc.array(
      fc.record({
        channelId: fc.constantFrom(web, till, 'app', null),
        quantity: fc.integer({ min: -20, max: 40 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        leaving,
        fc.integer({ min: -100_000, max: 100_000 }),
        (before, received, flows, amountMinor) => {
          const traced = traceUnits({ before, received, leaving: flows });
          const sold = traced.sold.reduce((sum, { units }) => sum + units, 0);
          expect(traced.stock + sold + traced.lost).toBe(received);
          expect(Math.min(traced.stock, traced.lost)).toBeGreaterThanOrEqual(0);
          const shared = shareLateCost(amountMinor, traced);
          expect(shared.stockMinor + shared.soldMinor + shared.lostMinor).toBe(amountMinor);
          const channels = shared.channels.reduce((sum, one) => sum + one.amountMinor, 0);
          expect(channels).toBe(shared.soldMinor);
        },
      ),
    );
  });
});
