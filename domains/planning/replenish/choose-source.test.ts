import { describe, expect, it } from 'vitest';
import { chooseSource } from './choose-source.ts';

const FACTS = {
  forecast: { mean: new Array<number>(13).fill(70), cumulativeSpread: new Array<number>(13).fill(0) },
  expectedPerDay: 10,
  rule: {
    serviceKind: 'cycle' as const,
    serviceLevel: 0.95,
    holdingRate: 0.25,
    orderCostMinor: null,
    reviewDays: 7,
  },
  lead: { days: 14, spreadDays: 0 },
  pack: { size: 50, minimum: 100 },
  unitCostMinor: 400,
  stock: { available: 40, incoming: 0, waiting: 0 },
};
const near = (free: number) => ({ id: 'hub', name: 'Hub', days: 2, free });

describe('where a place is filled from', () => {
  it('is the place beside it, with its days and single units, where that has enough', () => {
    // Two days and seven: 90 expected; up to 90 + 280 (four weeks) from 40 are 330.
    const { advice, from, pack } = chooseSource({ ...FACTS, filledFrom: near(330) });
    expect(advice).toMatchObject({ reorderPoint: 90, quantity: 330 });
    expect(from?.id).toBe('hub');
    expect(pack.size).toBe(1);
  });

  it('is the supplier where one unit is missing there', () => {
    // Fourteen days and seven: 210 expected; up to 210 + 280 from 40 are 450, nine packs.
    const { advice, from } = chooseSource({ ...FACTS, filledFrom: near(329) });
    expect(advice).toMatchObject({ reorderPoint: 210, quantity: 450 });
    expect(from).toBeNull();
  });

  it('counts on the place beside it only while that has a lot to give', () => {
    const stock = { available: 150, incoming: 0, waiting: 0 };
    expect(chooseSource({ ...FACTS, stock, filledFrom: near(280) }).advice).toMatchObject({
      reorderPoint: 90,
      isNeeded: false,
    });
    expect(chooseSource({ ...FACTS, stock, filledFrom: near(0) }).advice).toMatchObject({
      reorderPoint: 210,
      isNeeded: true,
    });
  });

  it('is the supplier where nobody said otherwise', () => {
    expect(chooseSource({ ...FACTS, filledFrom: null })).toMatchObject({ from: null, lead: { days: 14 } });
  });
});
