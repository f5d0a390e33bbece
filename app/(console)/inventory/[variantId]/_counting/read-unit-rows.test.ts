import { describe, expect, it } from 'vitest';
import { readUnitRows, unitTexts } from './read-unit-rows.ts';

const box = { id: 'a', name: 'box', factor: '۱۲', barcode: ' 6260000000017 ' };

describe('units as they are written', () => {
  it('are read in digits of any script', () => {
    expect(readUnitRows('piece', [box, { id: 'b', name: 'پالت', factor: '480', barcode: '' }])).toEqual({
      ok: true,
      units: [
        { id: 'a', name: 'box', factor: 12, barcode: '6260000000017' },
        { id: 'b', name: 'پالت', factor: 480, barcode: null },
      ],
    });
  });

  it('need a name of their own and more than one piece', () => {
    expect(readUnitRows('piece', [{ ...box, name: ' ' }])).toEqual({ ok: false, problem: 'name' });
    expect(readUnitRows('box', [box])).toEqual({ ok: false, problem: 'twice' });
    expect(readUnitRows('piece', [{ ...box, factor: '1' }])).toEqual({ ok: false, problem: 'factor' });
  });

  it('come back as the reader writes numbers', () => {
    const kept = { id: 'a', name: 'box', factor: 12, barcode: '77', base: 'piece', scannedAs: '77' };
    expect(unitTexts([kept], 'arabext')).toEqual([{ id: 'a', name: 'box', factor: '۱۲', barcode: '77' }]);
  });
});
