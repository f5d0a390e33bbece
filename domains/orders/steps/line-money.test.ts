import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadedLine, loadedOrder } from './loaded-order.fixture.ts';
import type { LoadedOrder } from './loaded-order.ts';
import { changeOfAmounts, orderAmounts } from './order-amounts.ts';
import { rescaleLine } from './rescale-line.ts';
import { firstUnits, returnAmounts } from './return-amounts.ts';

const BASIS = { taxBasisPoints: 2000, costMicros: 600_000_000 };
const plain = {
  quantity: 3,
  unitPriceMinor: 1000,
  grossMinor: 3000,
  discountMinor: 100,
  taxMinor: 580,
  costMinor: 1800,
};

describe('a line for another quantity', () => {
  it('keeps price, tax rate and cost of the sale', () => {
    expect(rescaleLine(plain, { quantity: 3 }, BASIS)).toEqual(plain);
    expect(rescaleLine(plain, { quantity: 6 }, BASIS)).toEqual({
      quantity: 6,
      unitPriceMinor: 1000,
      grossMinor: 6000,
      discountMinor: 200,
      taxMinor: 1160,
      costMinor: 3600,
    });
    expect(rescaleLine(plain, { quantity: 0 }, BASIS)).toMatchObject({
      grossMinor: 0,
      discountMinor: 0,
      taxMinor: 0,
      costMinor: 0,
    });
  });

  it('takes a new price or discount, and the catalogue’s tax where there was nothing to tax', () => {
    expect(rescaleLine(plain, { quantity: 3, unitPriceMinor: 500, discountMinor: 0 }, BASIS)).toMatchObject({
      grossMinor: 1500,
      taxMinor: 300,
    });
    const removed = rescaleLine(plain, { quantity: 0 }, BASIS);
    expect(rescaleLine(removed, { quantity: 2 }, BASIS)).toMatchObject({
      grossMinor: 2000,
      taxMinor: 400,
      costMinor: 1200,
    });
  });

  it('stays in proportion where the channel’s unit price was rounded, and leaves an unknown cost unknown', () => {
    const thirds = {
      ...plain,
      unitPriceMinor: 333,
      grossMinor: 1000,
      discountMinor: 0,
      taxMinor: 200,
      costMinor: null,
    };
    expect(rescaleLine(thirds, { quantity: 6 }, BASIS)).toMatchObject({
      grossMinor: 2000,
      taxMinor: 400,
      costMinor: null,
    });
  });
});

/** Takes units of a line back, as the return command does. */
function takeBack(order: LoadedOrder, lineId: string, quantity: number): LoadedOrder {
  const line = order.lines.find((one) => one.id === lineId)!;
  const worth = returnAmounts(order, line, quantity);
  const after = {
    ...line,
    returnedQuantity: line.returnedQuantity + quantity,
    returnedMinor: line.returnedMinor + worth.amountMinor,
    returnedTaxMinor: line.returnedTaxMinor + worth.taxMinor,
    returnedCostMinor: line.returnedCostMinor + (worth.costMinor ?? 0),
  };
  return { ...order, lines: order.lines.map((one) => (one.id === lineId ? after : one)) };
}

describe('what returned goods are worth', () => {
  it('shares odd cents out, the first units first', () => {
    expect([0, 1, 2, 3].map((units) => firstUnits(1000, 3, units))).toEqual([0, 334, 667, 1000]);
    expect(firstUnits(-5, 3, 1)).toBe(-2);
    expect(firstUnits(5, 0, 0)).toBe(0);
  });

  it('carries its share of a discount on the whole order', () => {
    const lines = [
      loadedLine(1, { quantity: 1, grossMinor: 3000 }),
      loadedLine(2, { quantity: 1, grossMinor: 1000 }),
    ];
    const order = loadedOrder(lines, { discountMinor: 400 });
    expect(lines.map((line) => returnAmounts(order, line, 1).amountMinor)).toEqual([2700, 900]);
  });

  it('is exactly what was sold once everything is back, in any parts, in any currency', () => {
    const amount = fc.nat({ max: 1_000_000 });
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      gross: amount,
      discount: amount,
      tax: amount,
      cost: amount,
    });
    const rate = fc.constantFrom('1', '0.000021', '1.9558', '4.973');
    const input = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 4 }), onOrder: amount, rate });
    fc.assert(
      fc.property(input, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (facts, sizes) => {
        const lines = facts.lines.map((one, at) =>
          loadedLine(at, {
            quantity: one.quantity,
            shippedQuantity: one.quantity,
            grossMinor: one.gross,
            discountMinor: Math.min(one.discount, one.gross),
            taxMinor: one.tax,
            costMinor: one.cost,
          }),
        );
        const net = lines.reduce((sum, one) => sum + one.grossMinor - one.discountMinor, 0);
        const base = loadedOrder(lines, { rate: facts.rate, currency: facts.rate === '1' ? 'EUR' : 'IRR' });
        const order = { ...base, discountMinor: base.discountMinor + Math.min(facts.onOrder, net) };
        let after = order;
        for (const { id, quantity } of lines) {
          for (let left = quantity; left > 0; ) {
            const units = Math.min(left, sizes.next().value ?? 1);
            after = takeBack(after, id, units);
            left -= units;
          }
        }
        const {
          grossMinor = 0,
          discountsMinor = 0,
          returnsMinor = 0,
          taxMinor,
          cogsMinor,
        } = orderAmounts(after);
        expect([grossMinor - discountsMinor - returnsMinor, taxMinor, cogsMinor]).toEqual([0, 0, 0]);
      }),
    );
  });
});

describe('what an order’s change is worth', () => {
  it('is the difference of its states, nothing where nothing changed, and all of it when it is cancelled', () => {
    const order = loadedOrder([
      loadedLine(1, { quantity: 2, grossMinor: 2000, taxMinor: 400, costMinor: 1200 }),
    ]);
    expect(changeOfAmounts(orderAmounts(order), orderAmounts(order))).toEqual({});
    const cancelled = orderAmounts({ ...order, status: 'cancelled' });
    expect(changeOfAmounts(orderAmounts(order), cancelled)).toEqual({
      grossMinor: -2000,
      taxMinor: -400,
      cogsMinor: -1200,
      orders: -1,
      units: -2,
    });
  });
});
