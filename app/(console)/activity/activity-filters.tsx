'use client';

import { Download, Printer } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { LOGGED_VERBS, SUBJECTS, verbKey } from './activity-words.ts';

/** Narrows the log to people, deeds, things and days, and takes it out as a file. */
export function ActivityFilters({ actors }: { actors: readonly { id: string; name: string }[] }) {
  const t = useTranslations('activity');
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
          <ExportMenu />
          <IconButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => print()} />
        </>
      }
    />
  );
}

/** All lines that match, not only this page. */
function ExportMenu() {
  const t = useTranslations('activity.export');
  const search = new URLSearchParams(useSearchParams());
  search.delete('after');
  search.delete('before');
  const file = (format: string) => `/activity/export?${new URLSearchParams([...search, ['format', format]])}`;
  return (
    <Menu
      label={t('label')}
      look="secondary"
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          {t('label')}
        </>
      }
      entries={[
        { id: 'xlsx', label: t('xlsx'), href: file('xlsx') },
        { id: 'csv', label: t('csv'), href: file('csv') },
      ]}
    />
  );
}
