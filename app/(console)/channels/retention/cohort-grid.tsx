import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Cohort, CohortMonth } from '#domains/analytics/retention/list-cohorts.ts';
import { formatMonth } from '#lib/format/format-date.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { heat } from '../../customers/insights/heat.ts';
import { TOUCH_LINKS } from '../_cards/touch-links.ts';
import { WideArea } from '../_cards/wide-area.tsx';

type Props = {
  cohorts: readonly Cohort[];
  /** What the cells tell. */
  caption: string;
  /** What the colour goes by, never more than in the month that has most of it. */
  weigh: (cell: CohortMonth, row: Cohort) => number;
  /** What stands in a cell. */
  figure: (cell: CohortMonth, row: Cohort) => ReactNode;
  prefs: Prefs;
};

const CELL = `rounded-sm px-2 py-1.5 text-end whitespace-nowrap pointer-coarse:h-10 ${TOUCH_LINKS}`;

/** Customers by the month of their first order in rows, the months since in columns; the running month is dashed. */
export function CohortGrid({ cohorts, caption, weigh, figure, prefs }: Props) {
  const t = useTranslations('retention.cohorts');
  if (cohorts.length === 0) return <p className="text-quiet">{t('none')}</p>;
  const ages = cohorts.reduce((most, { months }) => Math.max(most, months.length), 0);
  const most = Math.max(
    1e-9,
    ...cohorts.flatMap((row) => row.months.slice(1).map((cell) => weigh(cell, row))),
  );
  return (
    <WideArea label={t('title')} className="-mx-4 ps-4 print:[zoom:0.72]">
      <table className="border-separate border-spacing-0.5 text-sm" data-cohorts>
        <caption className="pb-2 text-start text-quiet">
          <span className="block max-w-[calc(100vw-4rem)]">
            {caption} {t('running')}
          </span>
        </caption>
        <thead>
          <tr className="text-quiet">
            <th scope="col" className="sticky start-0 z-1 min-w-24 bg-surface text-start font-normal">
              {t('first')}
            </th>
            <th scope="col" className="px-2 text-end font-normal">
              {t('customers')}
            </th>
            {[...Array(ages).keys()].map((age) => (
              <th key={age} scope="col" className="px-2 text-end font-normal whitespace-nowrap">
                {age === 0 ? t('age', { age }) : <bdi dir="ltr">{t('age', { age })}</bdi>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((row) => (
            <tr key={row.cohortOn}>
              <th
                scope="row"
                className="sticky start-0 z-1 bg-surface text-start font-normal whitespace-nowrap"
              >
                {formatMonth(new Date(`${row.cohortOn}T12:00:00Z`), { ...prefs, timeZone: 'UTC' })}
              </th>
              <td className={CELL}>
                <bdi>{formatNumber(row.customers, prefs)}</bdi>
              </td>
              {row.months.map((cell, at) => (
                <td
                  key={cell.age}
                  className={`${CELL} ${at === row.months.length - 1 ? 'border border-dashed border-neutral-8' : ''}`}
                  style={{ background: heat(cell.age === 0 ? 0 : weigh(cell, row) / most) }}
                >
                  {figure(cell, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideArea>
  );
}
