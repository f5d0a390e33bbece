import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUnits, isUnitWord, toPieces, unitOfCode } from './counting-unit.ts';

const factor = fc.integer({ min: 2, max: 100_000 });
const pieces = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('counting in boxes', () => {
  it('says three boxes of twelve as thirty-six pieces, and forty as three boxes and four', () => {
    expect(toPieces(3, { factor: 12 })).toBe(36);
    expect(inUnits(40, { factor: 12 })).toEqual({ units: 3, rest: 4 });
    expect(inUnits(7, { factor: 12 })).toEqual({ units: 0, rest: 7 });
    expect(inUnits(-14, { factor: 12 })).toEqual({ units: -1, rest: -2 });
  });

  it('never loses or invents a piece, there and back', () => {
    fc.assert(
      fc.property(pieces, factor, (count, size) => {
        const { units, rest } = inUnits(count, { factor: size });
        expect(toPieces(units, { factor: size }) + rest).toBe(count);
        expect(Math.abs(rest)).toBeLessThan(size);
        expect(units * rest).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never loses or invents a piece when boxes are added, split and told in another unit', () => {
    const box = fc.record({ count: fc.integer({ min: 0, max: 500 }), factor });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), factor, (boxes, other) => {
        const total = boxes.reduce((sum, one) => sum + toPieces(one.count, one), 0);
        const told = boxes
          .map((one) => inUnits(toPieces(one.count, one), { factor: other }))
          .reduce((sum, { units, rest }) => sum + toPieces(units, { factor: other }) + rest, 0);
        expect(told).toBe(total);
      }),
    );
  });

  it('knows a box by its barcode, with or without the zeros before it', () => {
    const box = { barcode: '06260000000017' };
    expect(unitOfCode([{ barcode: null }, box], '6260000000017')).toBe(box);
    expect(unitOfCode([{ barcode: null }, box], '')).toBeUndefined();
  });

  it('tells its own words from those of a shop', () => {
    expect(isUnitWord('box')).toBe(true);
    expect(isUnitWord('کارتن ۲۴تایی')).toBe(false);
  });
});
