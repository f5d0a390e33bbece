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
};

describe('a line of a draft', () => {
  it('begins with the fewest whole packs that the supplier delivers', () => {
    const line = fromOrderable(cup, 'IRR', persian);
    expect(line).toMatchObject({ quantity: '۱۲', cost: '۱۲۰۰۰۰' });
    expect(readLine(line, 'IRR', persian)).toEqual({
      variantId: 'v',
      quantity: 12,
      unitCostMicros: 120_000_000_000,
    });
    expect(totalOf([readLine(line, 'IRR', persian)])).toBe(1_440_000);
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
