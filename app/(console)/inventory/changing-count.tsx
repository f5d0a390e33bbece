'use client';

import { useState } from 'react';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** A quantity that flashes once when it changes before the reader's eyes. */
export function ChangingCount({ value, prefs }: { value: number; prefs: Prefs }) {
  const [shown, setShown] = useState({ value, changes: 0 });
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 });
  return (
    <bdi
      // A new key begins the animation anew.
      key={shown.changes}
      className={`-mx-1 rounded-sm px-1 ${shown.changes > 0 ? 'flash-once' : ''} ${value < 0 ? 'text-bad' : ''}`}
    >
      {formatNumber(value, prefs)}
    </bdi>
  );
}
