'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { Orderable } from '#domains/purchasing/lists/list-orderable.ts';
import { findOrderable } from './actions.ts';
import { formatUnitCost } from './unit-cost.ts';

const TYPING_PAUSE_MS = 200;

type Props = {
  supplierId: string;
  currency: string;
  label: string;
  help?: string;
  onChoose: (found: Orderable | null) => void;
};

/** A box that finds goods by SKU, the supplier's code, barcode or title, those first that the supplier sells. */
export function OrderableBox({ supplierId, currency, label, help, onChoose }: Props) {
  const t = useTranslations('purchasing');
  const prefs = usePrefs();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Orderable[]>([]);

  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await findOrderable({ supplierId, search: text });
      if (!isStale && answer.ok) setFound(answer.data);
    }, TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [supplierId, text]);

  const options = found.map((one) => ({
    id: one.variantId,
    label: `${one.title} · ${one.sku}`,
    hint: one.unitCostMicros === null ? t('notSold') : formatUnitCost(one.unitCostMicros, currency, prefs),
  }));
  return (
    <ComboBox
      label={label}
      help={help}
      options={options}
      onSearch={setText}
      onChoose={(id) => onChoose(found.find((one) => one.variantId === id) ?? null)}
    />
  );
}
