'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { WantedSerials } from '#domains/inventory/serials/list-wanted.ts';
import { NumbersBox } from './numbers-box.tsx';
import { numbersField } from './read-numbers.ts';

/** A box for the serial numbers of each line that leaves with them; nothing for other goods. Read with `serialsIn`. */
export function WantedNumbers({ of, id }: { of: 'order' | 'parcel'; id: string }) {
  const t = useTranslations('lots.ship');
  const [lines, setLines] = useState<readonly WantedSerials[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    // Without an answer no box is shown; the server then says which numbers it misses.
    fetch(`/api/stock/serials?${of}=${id}`, { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : { lines: [] }))
      .then((body: { lines: WantedSerials[] }) => setLines(body.lines))
      .catch(() => undefined);
    return () => abort.abort();
  }, [of, id]);
  return lines.map((line) => (
    <NumbersBox
      key={line.lineId}
      name={numbersField(line.lineId)}
      label={t('numbers', { sku: line.sku })}
      help={t('help', { count: line.quantity })}
      wanted={line.quantity}
    />
  ));
}
