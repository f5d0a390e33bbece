import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CohortCell, CohortRow } from '#domains/predictions/insights/list-cohorts.ts';
import { formatMonth } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { heat } from './heat.ts';

/** What a cohort's cells may tell. */
export const COHORT_MEASURES = ['retention', 'sales', 'margin'] as const;

/** One of them. */
export type CohortMeasure = (typeof COHORT_MEASURES)[number];

type Props = {
  cohorts: readonly CohortRow[];
  measure: CohortMeasure;
  measures: readonly CohortMeasure[];
  channels: readonly { id: string; name: string }[];
  channelId: string | null;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

const CELL = 'rounded-sm px-2 py-1.5 text-end whitespace-nowrap';

/** People by the month of their first purchase, and what they did in each month since. */
export function CohortTable({ cohorts, measure, currency, prefs, ...choice }: Props) {
  const t = useTranslations('insights.cohorts');
  const ages = cohorts.reduce((most, { months }) => Math.max(most, months.length), 0);
  const most = Math.max(
    1e-9,
    ...cohorts.flatMap((row) => row.months.slice(1).map((cell) => shareOf(cell, row, measure))),
  );
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <Choices measure={measure} {...choice} />
      {cohorts.length === 0 ? (
        <p className="text-quiet">{t('none')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="border-separate border-spacing-0.5 text-sm">
            <caption className="pb-2 text-start text-quiet">{t(`caption.${measure}`)}</caption>
            <thead>
              <tr className="text-quiet">
                <th scope="col" className="min-w-28 text-start font-normal">
                  {t('first')}
                </th>
                <th scope="col" className="px-2 text-end font-normal">
                  {t('customers')}
                </th>
                {[...Array(ages).keys()].map((age) => (
                  <th key={age} scope="col" className="px-2 text-end font-normal">
                    {age === 0 ? t('age', { age }) : <bdi dir="ltr">{t('age', { age })}</bdi>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cohorts.map((row) => (
                <tr key={row.cohortOn}>
                  <th scope="row" className="text-start font-normal whitespace-nowrap">
                    {formatMonth(new Date(`${row.cohortOn}T12:00:00Z`), { ...prefs, timeZone: 'UTC' })}
                  </th>
                  <td className={CELL}>
                    <bdi>{formatNumber(row.customers, prefs)}</bdi>
                  </td>
                  {row.months.map((cell) => (
                    <td
                      key={cell.age}
                      className={CELL}
                      style={{ background: heat(cell.age === 0 ? 0 : shareOf(cell, row, measure) / most) }}
                    >
                      <bdi>{figureOf(cell, row, { measure, currency, prefs })}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Choices({
  measure,
  measures,
  channels,
  channelId,
  location,
}: Omit<Props, 'cohorts' | 'currency' | 'prefs'>) {
  const t = useTranslations('insights.cohorts');
  const tab = (isOn: boolean) =>
    `rounded-md px-2.5 py-1 pointer-coarse:py-2.5 ${isOn ? 'bg-accent-surface font-medium' : 'text-quiet hover:bg-neutral-3'}`;
  const link = (changes: Record<string, string | null>) => asRoute(hrefWith(location, changes));
  return (
    <div data-no-print className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <nav aria-label={t('show')} className="flex flex-wrap gap-1">
        {measures.map((one) => (
          <Link
            key={one}
            href={link({ measure: one })}
            scroll={false}
            aria-current={one === measure || undefined}
            className={tab(one === measure)}
          >
            {t(`measure.${one}`)}
          </Link>
        ))}
      </nav>
      <nav aria-label={t('channel')} className="flex flex-wrap gap-1">
        {[{ id: null, name: t('allChannels') }, ...channels].map(({ id, name }) => (
          <Link
            key={id ?? 'all'}
            href={link({ channel: id })}
            scroll={false}
            aria-current={id === channelId || undefined}
            className={tab(id === channelId)}
          >
            <bdi>{name}</bdi>
          </Link>
        ))}
      </nav>
    </div>
  );
}

/** What the colour goes by: the share that came back, or the money for each person of the cohort. */
function shareOf(cell: CohortCell, { customers }: CohortRow, measure: CohortMeasure): number {
  if (customers === 0) return 0;
  if (measure === 'retention') return cell.buyers / customers;
  return ((measure === 'sales' ? cell.netMinor : cell.cm2Minor) ?? 0) / customers;
}

function figureOf(
  cell: CohortCell,
  { customers }: CohortRow,
  { measure, currency, prefs }: { measure: CohortMeasure; currency: string; prefs: Prefs },
): string {
  if (customers === 0) return '–';
  if (measure === 'retention') return formatPercent(cell.buyers / customers, prefs);
  return formatMoney((measure === 'sales' ? cell.netMinor : cell.cm2Minor) ?? 0, currency, prefs, 'compact');
}
