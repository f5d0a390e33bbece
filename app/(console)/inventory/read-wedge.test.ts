import { describe, expect, it } from 'vitest';
import { readWedgeKey } from './read-wedge.ts';

const read = (...codes: string[]) => codes.map((code) => readWedgeKey({ code, shiftKey: false })).join('');

describe('a scanner on any keyboard layout', () => {
  it('means the digits and letters of its keys', () => {
    expect(read('Digit4', 'Numpad0', 'Digit0', 'Digit6')).toBe('4006');
    expect(read('KeyA', 'Minus', 'Digit1')).toBe('a-1');
    expect(readWedgeKey({ code: 'KeyA', shiftKey: true })).toBe('A');
    expect(readWedgeKey({ code: 'Minus', shiftKey: true })).toBe('_');
  });

  it('says nothing by keys that no barcode has', () => {
    expect(readWedgeKey({ code: 'ShiftLeft', shiftKey: true })).toBeNull();
    expect(readWedgeKey({ code: 'Enter', shiftKey: false })).toBeNull();
  });
});
