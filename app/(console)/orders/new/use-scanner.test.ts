import { describe, expect, it } from 'vitest';
import { readScannedKey } from './use-scanner.ts';

describe('a scanner on any keyboard layout', () => {
  it('is read by the places of its keys, not by the letters that the layout makes of them', () => {
    const codes = ['Digit6', 'Numpad2', 'KeyA', 'Minus', 'ShiftLeft', 'Digit0'];
    expect(codes.map(readScannedKey)).toEqual(['6', '2', 'A', '-', null, '0']);
  });
});
