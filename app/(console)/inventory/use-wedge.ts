'use client';

import { useEffect, useRef } from 'react';
import { readWedgeKey } from './read-wedge.ts';

/** Scanners type a key every few milliseconds; nobody's fingers do. */
const SLOWEST_GAP_MS = 50;
const SHORTEST_CODE = 4;
const FIELD = 'input, textarea, select, [contenteditable], [role=dialog]';

/** Hears a scanner wherever the page is, but not inside fields and dialogs: a quick run of keys that ends with Enter. */
export function useWedge(onScan: (code: string) => void) {
  const handler = useRef(onScan);
  useEffect(() => {
    handler.current = onScan;
  });

  useEffect(() => {
    let typed = '';
    let lastAt = Number.NEGATIVE_INFINITY;

    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      const isQuick = event.timeStamp - lastAt <= SLOWEST_GAP_MS;
      if (event.code === 'Enter' || event.code === 'Tab') {
        const code = isQuick ? typed : '';
        typed = '';
        if (code.length < SHORTEST_CODE) return;
        event.preventDefault();
        event.stopPropagation();
        handler.current(code);
        return;
      }
      const character = readWedgeKey(event);
      if (character === null) return;
      typed = isQuick ? typed + character : character;
      lastAt = event.timeStamp;
    }

    // Before anybody else: a scanned Enter must not press the button that is focused.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELD) !== null;
}
