import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { DateFilter } from '#components/table/date-filter.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ChannelNav } from '../channel-nav.tsx';
import { PeriodPills } from '../period-pills.tsx';

const PARTS = [
  { id: 'all', pathname: '/channels/costs' },
  { id: 'monthly', pathname: '/channels/costs/monthly' },
  { id: 'campaigns', pathname: '/channels/costs/campaigns' },
  { id: 'parcels', pathname: '/channels/costs/parcels' },
] as const;

/** What all pages about costs share: their heading, the way between them, and the days that they look at. */
export async function CostFrame({
  part,
  choice,
  location,
  prefs,
  action,
  children,
}: {
  part: (typeof PARTS)[number]['id'];
  choice: PeriodChoice;
  location: ListLocation;
  prefs: Prefs;
  action?: ReactNode;
  children: ReactNode;
}) {
  const [t, tPeriod] = await Promise.all([getTranslations('costs'), getTranslations('channels.period')]);
  const parts = PARTS.map(({ id, pathname }) => {
    const { from, to, preset, channel } = location.params;
    const href = hrefWith({ pathname, params: { from, to, preset, channel } }, {});
    return { id, name: t(`part.${id}`), href, isCurrent: id === part };
  });
  const day = (on: string) => formatBusinessDate(on, prefs);
  return (
    <>
      <RefreshOn topics={['cost', 'import']} />
      <PageHeader title={t('title')} answers={t('answers')} action={action} />
      <ChannelNav here="costs" />
      <ViewTabs views={parts} />
      {part === 'monthly' ? null : (
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <PeriodPills choice={choice} location={location} />
          <div data-no-print>
            <DateFilter label={tPeriod('days')} />
          </div>
          <p className="text-sm text-quiet">
            <bdi>{`${day(choice.period.from)} – ${day(choice.period.to)}`}</bdi>
          </p>
        </div>
      )}
      {children}
    </>
  );
}
