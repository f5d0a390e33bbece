import { describe, expect, it } from 'vitest';
import { makeScanListener, readScanKey } from './scan-field-key.ts';

const key = (code: string, timeStamp: number, shiftKey = false) => ({ code, shiftKey, timeStamp });

function press(codes: readonly string[], gapMs: number): string | null {
  const hear = makeScanListener();
  let heard: string | null = null;
  codes.forEach((code, index) => {
    heard = hear(key(code, 1_000 + index * gapMs)) ?? heard;
  });
  return heard;
}

describe('a scanner that types like a keyboard', () => {
  const scan = ['Digit6', 'Digit2', 'KeyA', 'Minus', 'Numpad7', 'Enter'];

  it('is understood by the places of its keys, whatever the layout', () => {
    expect(press(scan, 8)).toBe('62a-7');
    expect(press([...scan.slice(0, -1), 'Tab'], 20)).toBe('62a-7');
    expect(readScanKey({ code: 'KeyA', shiftKey: true })).toBe('A');
    expect(readScanKey({ code: 'ArrowUp', shiftKey: false })).toBeNull();
  });

  it('is told from people, who type slowly, and from stray keys', () => {
    expect(press(scan, 120)).toBeNull();
    expect(press(['Digit1', 'Digit2', 'Enter'], 8)).toBeNull();
    expect(press(['Enter'], 8)).toBeNull();
  });

  it('is heard again after a slow key', () => {
    const hear = makeScanListener();
    hear(key('KeyX', 0));
    const codes = ['Digit1', 'Digit2', 'Digit3', 'Digit4'].map((code, index) => key(code, 500 + index * 9));
    for (const one of codes) hear(one);
    expect(hear(key('Enter', 540))).toBe('1234');
  });
});
