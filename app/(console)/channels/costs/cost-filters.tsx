'use client';

import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { ENTERED_COSTS } from '../cost-kinds.ts';

/** Narrows the costs by channel and kinds; all of it in the address. */
export function CostFilters({ channels }: { channels: readonly { value: string; label: string }[] }) {
  const t = useTranslations('costs');
  const tKind = useTranslations('channels.cost.kinds');
  const kinds = ENTERED_COSTS.map((value) => ({ value, label: tKind(value) }));
  return (
    <FilterBar
      filters={[
        { key: 'channel', label: t('channel'), options: channels, choose: 'one' },
        { key: 'kind', label: t('kind'), options: kinds },
      ]}
    />
  );
}
