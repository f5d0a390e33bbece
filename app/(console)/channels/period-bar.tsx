import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { ViewTabs } from '#components/table/view-tabs.tsx';
import { COMPARISONS, type PeriodChoice, PRESETS } from '#domains/analytics/read-period.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CompareChoice } from './compare-choice.tsx';

/** Which days the board looks at and what they stand against; all of it in the address. */
export function PeriodBar({
  choice,
  location,
  prefs,
}: {
  choice: PeriodChoice;
  location: ListLocation;
  prefs: Prefs;
}) {
  const t = useTranslations('channels.period');
  const views = PRESETS.map((preset) => ({
    id: preset,
    name: t(preset),
    href: hrefWith(location, { preset, from: null, to: null }),
    isCurrent: choice.preset === preset,
  }));
  const comparisons = COMPARISONS.map((name) => ({
    value: name,
    label: t(`compare.${name}`),
    href: hrefWith(location, { compare: name }),
  }));
  const days = (period: { from: string; to: string }) =>
    `${formatBusinessDate(period.from, prefs)} – ${formatBusinessDate(period.to, prefs)}`;
  return (
    <>
      <ViewTabs views={views} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <DateFilter label={t('days')} />
        <CompareChoice label={t('compareWith')} value={choice.comparison} options={comparisons} />
        <p className="text-sm text-quiet">
          <bdi>{days(choice.period)}</bdi>
          {choice.compared ? (
            <>
              {' '}
              {t('against')} <bdi>{days(choice.compared)}</bdi>
            </>
          ) : null}
        </p>
      </div>
    </>
  );
}
