'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useRef } from 'react';
import type { ScanResult } from '#components/form/scan-field.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { readNumbers } from '../../../inventory/_lots/read-numbers.ts';
import { type AwaitedLine, type Counts, countOf } from './count-delivery.ts';
import { withNumbers } from './count-lots.ts';

/** After goods with numbers, what is no goods of the order is the number of the next unit, until other goods are scanned. */
export function useNumberScan(latest: RefObject<Counts>, change: (counts: Counts) => void) {
  const t = useTranslations('lots.receive');
  const numbered = useRef<AwaitedLine | null>(null);
  const nameOf = (line: AwaitedLine) => () => <UserText>{line.title}</UserText>;

  function begin(line: AwaitedLine): ScanResult {
    numbered.current = line;
    return { tone: 'right', text: t.rich('scanNumber', { name: nameOf(line) }) };
  }

  /** Null where no numbers are being scanned. */
  function take(number: string): ScanResult | null {
    const line = numbered.current;
    if (!line) return null;
    const counted = countOf(latest.current, line.id);
    const numbers = readNumbers(counted.numbers ?? '');
    const isTwice = numbers.includes(number);
    if (!isTwice) {
      const next = withNumbers(counted, [...numbers, number].join('\n'));
      change({ ...latest.current, [line.id]: next });
    }
    const text = t.rich('scannedNumber', { name: nameOf(line), number });
    return { tone: isTwice ? 'tooMany' : 'right', text };
  }

  return { begin, take, end: () => (numbered.current = null) };
}
