'use client';

import { useEffect, useRef } from 'react';
import { makeScanListener } from './scan-field-key.ts';

const ELSEWHERE = 'input, textarea, select, [contenteditable], [role=dialog]';

/** Hears a scanner wherever the focus is, but not inside fields and dialogs. */
export function useScanner(onScan: (code: string) => void): void {
  const handler = useRef(onScan);
  useEffect(() => {
    handler.current = onScan;
  });

  useEffect(() => {
    const hear = makeScanListener();

    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const code = hear(event);
      if (code === null) return;
      event.preventDefault();
      event.stopPropagation();
      handler.current(code);
    }

    // Before anybody else: a scanned Enter must not press the button that is focused.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(ELSEWHERE) !== null;
}
