import { describe, expect, it } from 'vitest';
import { addOne, findByCode } from './draft-lines.ts';

const CUP = { variantId: 'a', sku: 'CUP-1', title: 'Cup', free: 4, barcodes: ['04006381333931'] };
const MUG = { variantId: 'b', sku: 'MUG-1', title: 'Mug', free: 2, barcodes: [] };

describe('goods on a transfer', () => {
  it('are found by barcode in any length and by SKU in any letter case', () => {
    expect(findByCode([CUP, MUG], 'mug-1')).toBe(MUG);
    expect(findByCode([CUP, MUG], ' CUP-1 ')).toBe(CUP);
    expect(findByCode([CUP, MUG], 'CUP')).toBeUndefined();
  });

  it('become one more with each scan, new ones last', () => {
    const lines = addOne(addOne(addOne([], CUP), MUG), CUP);
    expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CUP-1', 2],
      ['MUG-1', 1],
    ]);
  });
});
