'use client';

import { useEffect, useRef } from 'react';

/**
 * Stands inside a row of links that scrolls and brings the current one into sight; give it a `key` that changes with the
 * current link. Shows nothing.
 */
export function KeepCurrentSeen() {
  const place = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const row = place.current?.parentElement;
    const current = row?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
    if (!row || !current) return;
    const seen = row.getBoundingClientRect();
    if (current.left >= seen.left && current.right <= seen.right) return;
    row.scrollLeft += (current.left + current.right - seen.left - seen.right) / 2;
  }, []);

  return <span ref={place} hidden />;
}
