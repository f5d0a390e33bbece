import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { fromOrderable, packProblem, readLine, totalOf } from './draft-lines.ts';

const persian = { ...defaultPrefs('fa', 'Asia/Tehran'), tomanDisplay: false };
const cup = {
  variantId: 'v',
  sku: 'CUP',
  title: 'فنجان',
  onHand: 3,
  supplierSku: null,
  unitCostMicros: 120_000_000_000,
  packSize: 6,
  minimumQuantity: 10,
  unitId: null,
  units: [],
};

describe('a line of a draft', () => {
  it('begins with the fewest whole packs that the supplier delivers', () => {
    const line = fromOrderable(cup, 'IRR', persian);
    expect(line).toMatchObject({ quantity: '۱۲', cost: '۱۲۰۰۰۰' });
    expect(readLine(line, 'IRR', persian)).toEqual({
      variantId: 'v',
      quantity: 12,
      unitCostMicros: 120_000_000_000,
      unitId: null,
    });
    expect(totalOf([readLine(line, 'IRR', persian)])).toBe(1_440_000);
  });

  it('is written in the boxes that the supplier sells, and means pieces', () => {
    const box = { id: 'u', name: 'box', factor: 8, barcode: null, base: 'piece' };
    const line = fromOrderable({ ...cup, unitId: 'u', units: [box] }, 'IRR', persian);
    expect(line).toMatchObject({ quantity: '۲', unitId: 'u' });
    expect(readLine(line, 'IRR', persian)).toMatchObject({ quantity: 16, unitId: 'u' });
    expect(readLine({ ...line, unitId: '' }, 'IRR', persian)).toMatchObject({ quantity: 2, unitId: null });
  });

  it('says what the supplier may not deliver, and leaves out what is unclear', () => {
    expect(packProblem(cup, 6)).toBe('minimum');
    expect(packProblem(cup, 13)).toBe('pack');
    expect(packProblem(cup, 18)).toBeNull();
    const unclear = { ...fromOrderable(cup, 'IRR', persian), quantity: '0', cost: 'much' };
    expect(readLine(unclear, 'IRR', persian)).toMatchObject({ quantity: null, unitCostMicros: null });
    expect(totalOf([readLine(unclear, 'IRR', persian)])).toBe(0);
  });
});
