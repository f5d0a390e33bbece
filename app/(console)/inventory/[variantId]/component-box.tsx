'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { ComponentChoice } from '#domains/catalog/list-bundles.ts';
import { formatNumber } from '#lib/format/format-number.ts';

const TYPING_PAUSE_MS = 150;

/** A box that finds goods for a bundle by SKU or title. */
export function ComponentBox({ onChoose }: { onChoose: (sku: string) => void }) {
  const t = useTranslations('bundles');
  const prefs = usePrefs();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly ComponentChoice[]>([]);

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const next = await findGoods(text, abort.signal);
      if (!abort.signal.aborted) setFound(next);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);

  return (
    <ComboBox
      label={t('find')}
      options={found.map(({ id, sku, title, free }) => ({
        id,
        label: `${title} · ${sku}`,
        hint: t('findFree', { count: formatNumber(free, prefs) }),
      }))}
      onSearch={setText}
      onChoose={(id) => {
        const chosen = found.find((one) => one.id === id);
        if (chosen) onChoose(chosen.sku);
      }}
    />
  );
}

/** What fits; nothing when nobody answers, as SKUs can be typed as well. */
async function findGoods(text: string, signal: AbortSignal): Promise<ComponentChoice[]> {
  if (text.trim() === '') return [];
  try {
    const response = await fetch(`/api/stock/goods?${new URLSearchParams({ q: text })}`, { signal });
    return response.ok ? ((await response.json()) as ComponentChoice[]) : [];
  } catch {
    // Broken off, or no network: the rows below take SKUs without it.
    return [];
  }
}
