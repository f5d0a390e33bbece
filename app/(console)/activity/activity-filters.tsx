'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { PrintButton } from '#components/table/print-button.tsx';
import { LOGGED_VERBS, SUBJECTS, verbKey } from './activity-words.ts';

/** Narrows the log to people, deeds, things and days, and takes it out as a file. */
export function ActivityFilters({ actors }: { actors: readonly { id: string; name: string }[] }) {
  const t = useTranslations('activity');
  const search = new URLSearchParams(useSearchParams());
  search.delete('after');
  search.delete('before');
  const people = actors.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      filters={[
        { key: 'who', label: t('filter.who'), options: people },
        {
          key: 'verb',
          label: t('filter.verb'),
          options: LOGGED_VERBS.map((value) => ({ value, label: t(`verb.${verbKey(value)}`) })),
        },
        {
          key: 'subject',
          label: t('filter.subject'),
          options: SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) })),
        },
      ]}
      end={
        <>
          <DateFilter label={t('filter.days')} />
          <ExportMenu
            path="/activity/export"
            search={search.toString()}
            words={(key) => t(`export.${key}`)}
          />
          <PrintButton label={t('print')} />
        </>
      }
    />
  );
}
