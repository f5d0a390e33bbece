import { useTranslations } from 'next-intl';
import { DateFilter } from '#components/table/date-filter.tsx';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { COMPARISONS, type PeriodChoice } from '#domains/analytics/read-period.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CompareChoice } from './compare-choice.tsx';
import { PeriodPills } from './period-pills.tsx';

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
  const comparisons = COMPARISONS.map((name) => ({
    value: name,
    label: t(`compare.${name}`),
    href: hrefWith(location, { compare: name }),
  }));
  const days = (period: { from: string; to: string }) =>
    `${formatBusinessDate(period.from, prefs)} – ${formatBusinessDate(period.to, prefs)}`;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <PeriodPills choice={choice} location={location} />
      <div className="flex flex-wrap gap-2" data-no-print>
        <DateFilter label={t('days')} />
        <CompareChoice label={t('compareWith')} value={choice.comparison} options={comparisons} />
      </div>
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
  );
}
