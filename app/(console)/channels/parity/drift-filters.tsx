'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { DRIFT_KINDS, DRIFT_STATES } from '#domains/parity/rules/parity-rules.ts';

/** Narrows the drifts, and gives those that are shown as a file. */
export function DriftFilters({ channels }: { channels: readonly { value: string; label: string }[] }) {
  const t = useTranslations('parity');
  const tCommon = useTranslations('parity.export');
  const search = useSearchParams().toString();
  return (
    <FilterBar
      searchLabel={t('search')}
      filters={[
        {
          key: 'state',
          label: t('column.state'),
          options: DRIFT_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          choose: 'one',
        },
        {
          key: 'kind',
          label: t('column.kind'),
          options: DRIFT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          choose: 'one',
        },
        { key: 'channel', label: t('column.channel'), options: channels, choose: 'one' },
      ]}
      end={<ExportMenu path="/channels/parity/export" search={search} words={(key) => tCommon(key)} />}
    />
  );
}
