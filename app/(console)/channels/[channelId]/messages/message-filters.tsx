'use client';

import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { MESSAGE_STATES } from './message-states.ts';

/** Narrows the messages to one state. */
export function MessageFilters() {
  const t = useTranslations('channels.inbox');
  const tStatus = useTranslations('statuses.job');
  const options = MESSAGE_STATES.map((value) => ({ value, label: tStatus(value) }));
  return <FilterBar filters={[{ key: 'status', label: t('status'), options, choose: 'one' }]} />;
}
