import { useRef, useState } from 'react';
import type { Counts } from './count-delivery.ts';

/**
 * What was counted so far. Scans follow each other faster than the screen is drawn: each counts on `latest`, which is what
 * the last one left; `counts` is for drawing.
 */
export function useCounts() {
  const [counts, setCounts] = useState<Counts>({});
  const latest = useRef(counts);
  const change = (next: Counts) => {
    latest.current = next;
    setCounts(next);
  };
  return { counts, latest, change };
}
