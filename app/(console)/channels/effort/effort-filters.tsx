'use client';

import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { EFFORT_STEPS } from '#domains/analytics/effort/rule/effort-minutes.ts';

/** Narrows the page to a channel, and the worst journeys to a step. */
export function EffortFilters({ channels }: { channels: readonly { value: string; label: string }[] }) {
  const t = useTranslations('effort');
  return (
    <FilterBar
      filters={[
        { key: 'channel', label: t('column.channel'), options: channels, choose: 'one' },
        {
          key: 'step',
          label: t('column.step'),
          options: EFFORT_STEPS.map((value) => ({ value, label: t(`step.${value}`) })),
          choose: 'one',
        },
      ]}
    />
  );
}
