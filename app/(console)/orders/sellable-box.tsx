'use client';

import { useTranslations } from 'next-intl';
import { ComboBox } from '#components/form/combo-box.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { useSellable } from './use-sellable.ts';

/** A box that finds goods by SKU, barcode or title and says what is left of each. */
export function SellableBox({
  channelId,
  label,
  name,
  error,
  help,
  onChoose,
}: {
  channelId: string;
  label: string;
  name?: string;
  error?: string;
  help?: string;
  onChoose?: (variant: Sellable | null) => void;
}) {
  const t = useTranslations('orders.goods');
  const prefs = usePrefs();
  const { found, search, isFailed } = useSellable(channelId);
  const options = found.map((variant) => ({
    id: variant.id,
    label: `${variant.title} · ${variant.sku}`,
    hint:
      variant.kind === 'service'
        ? t('service')
        : t('left', { count: formatNumber(variant.available, prefs) }),
  }));
  return (
    <ComboBox
      label={label}
      name={name}
      help={help}
      options={options}
      error={isFailed ? t('failed') : error}
      onSearch={search}
      onChoose={(id) => onChoose?.(found.find((variant) => variant.id === id) ?? null)}
    />
  );
}
