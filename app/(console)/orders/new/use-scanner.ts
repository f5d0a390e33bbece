import { useEffect, useRef } from 'react';

/** A hand does not type so fast; a scanner's pauses were measured below 20 ms. */
const LONGEST_PAUSE_MS = 50;
const SHORTEST_CODE = 6;
const KEY = /^(?:Digit|Numpad)(\d)$/;
const LETTER = /^Key([A-Z])$/;

/** What a key of a scanner means, by its place on the keyboard: a Persian or Bulgarian layout changes `key`, not `code`. */
export function readScannedKey(code: string): string | null {
  if (code === 'Minus' || code === 'NumpadSubtract') return '-';
  return KEY.exec(code)?.[1] ?? LETTER.exec(code)?.[1] ?? null;
}

/**
 * Hears a barcode scanner that types like a keyboard, wherever the focus is: quick keys that end with Enter or Tab.
 * The end key of a scan does not reach the page; what people type by hand is left alone.
 */
export function useScanner(onScan: (code: string) => void): void {
  const hear = useRef(onScan);
  useEffect(() => {
    hear.current = onScan;
  }, [onScan]);

  useEffect(() => {
    let typed = '';
    let lastAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.timeStamp - lastAt > LONGEST_PAUSE_MS) typed = '';
      lastAt = event.timeStamp;
      const isEnd = event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Tab';
      if (isEnd && typed.length >= SHORTEST_CODE) {
        event.preventDefault();
        event.stopPropagation();
        hear.current(typed);
      }
      typed = isEnd ? '' : typed + (readScannedKey(event.code) ?? '');
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
}
