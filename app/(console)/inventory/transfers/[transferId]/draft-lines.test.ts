import { describe, expect, it } from 'vitest';
import { addPieces, findByCode, piecesOfCode } from './draft-lines.ts';

const BOX = { id: 'u', name: 'box', factor: 12, barcode: '06260000000017', base: 'piece' };
const CUP = {
  variantId: 'a',
  sku: 'CUP-1',
  title: 'Cup',
  free: 4,
  barcodes: ['04006381333931'],
  units: [BOX],
};
const MUG = { variantId: 'b', sku: 'MUG-1', title: 'Mug', free: 2, barcodes: [], units: [] };

describe('goods on a transfer', () => {
  it('are found by barcode in any length and by SKU in any letter case', () => {
    expect(findByCode([CUP, MUG], 'mug-1')).toBe(MUG);
    expect(findByCode([CUP, MUG], ' CUP-1 ')).toBe(CUP);
    expect(findByCode([CUP, MUG], 'CUP')).toBeUndefined();
  });

  it('become one more with each scan, new ones last', () => {
    const lines = addPieces(addPieces(addPieces([], CUP), MUG), CUP);
    expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CUP-1', 2],
      ['MUG-1', 1],
    ]);
  });

  it('become a box more when the code of a box is scanned', () => {
    expect(findByCode([CUP, MUG], '6260000000017')).toBe(CUP);
    expect(piecesOfCode(CUP, '6260000000017')).toBe(12);
    expect(piecesOfCode(CUP, 'CUP-1')).toBe(1);
    expect(addPieces(addPieces([], CUP), CUP, 12)).toMatchObject([{ sku: 'CUP-1', quantity: 13 }]);
  });
});
