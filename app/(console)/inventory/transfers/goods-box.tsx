'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import type { Movable } from '#domains/inventory/transfers/list-movable.ts';
import { findMovable } from './actions.ts';

const TYPING_PAUSE_MS = 200;

type Props = { locationId: string; label: string; onChoose: (found: Movable) => void };

/** A box that finds goods by SKU, barcode or title, those first that lie at the place. */
export function GoodsBox({ locationId, label, onChoose }: Props) {
  const t = useTranslations('stock-work.transfer');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Movable[]>([]);

  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await findMovable({ locationId, search: text });
      if (!isStale && answer.ok) setFound(answer.data);
    }, TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [locationId, text]);

  const options = found.map((one) => ({
    id: one.variantId,
    label: `${one.title} · ${one.sku}`,
    hint: t('free', { count: one.free }),
  }));
  return (
    <ComboBox
      label={label}
      options={options}
      onSearch={setText}
      onChoose={(id) => {
        const chosen = found.find((one) => one.variantId === id);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
