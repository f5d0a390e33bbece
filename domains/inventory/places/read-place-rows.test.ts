import { describe, expect, it } from 'vitest';
import { readPlaceRows } from './read-place-rows.ts';

describe('a list of places', () => {
  it('is read from a file or a copied table, in digits of any script', () => {
    const text = '\uFEFFSKU;zone;bin\nCUP-1;A;12\r\n"MUG-1";"B"\n\nPOT-۱\tج\t۰۷';
    expect(readPlaceRows(text)).toEqual({
      rows: [
        { sku: 'CUP-1', zone: 'A', bin: '12' },
        { sku: 'MUG-1', zone: 'B', bin: '' },
        { sku: 'POT-1', zone: 'ج', bin: '07' },
      ],
      wrong: [],
    });
  });

  it('names the lines that say too little', () => {
    expect(readPlaceRows('CUP-1\n,A,1\nMUG-1,A').wrong).toEqual([1, 2]);
  });
});
